import type { ApiError } from './api-error.ts'

/*
 * The errors of requests that never reach the application, in the form of the API. The statuses are HTTP's own:
 * https://www.rfc-editor.org/rfc/rfc9110#section-15.5
 */

export const notHttp = serverError(400, 'BadRequest', 'The request is not valid HTTP.')
export const hostMissing = serverError(400, 'BadRequest', 'The request has no Host header.')
export const hostRepeated = serverError(400, 'BadRequest', 'The request has more than one Host header.')
export const authorizationRepeated = serverError(
  400,
  'BadRequest',
  'The request has more than one Authorization header.',
)

export const connectRefused: ApiError = {
  ...serverError(405, 'MethodNotAllowed', 'The request method CONNECT is not taken.'),
  headers: { Allow: 'GET, POST, PATCH, DELETE' },
}

export const requestTooLate = serverError(408, 'RequestTimeout', 'The request did not arrive in time.')

export const expectationFailed = serverError(
  417,
  'ExpectationFailed',
  'The request expects more than this server does; it knows 100-continue only.',
)

export function targetTooLong(limitBytes: number): ApiError {
  return serverError(414, 'RequestUriTooLong', `The request target is longer than ${limitBytes} bytes.`)
}

export function tooManyHeaders(limit: number): ApiError {
  return serverError(431, 'RequestHeaderFieldsTooLarge', `The request has more than ${limit} headers.`)
}

export function headersTooLarge(limitBytes: number): ApiError {
  return serverError(
    431,
    'RequestHeaderFieldsTooLarge',
    `The request line and headers are larger than ${limitBytes} bytes.`,
  )
}

export const serverFull: ApiError = {
  ...serverError(
    503,
    'ServiceUnavailable',
    'The server, or the address that the request comes from, has as many connections as it may have. Try again.',
  ),
  headers: { 'Retry-After': '1' },
}

function serverError(status: number, code: string, message: string): ApiError {
  return { status, error: { code, message } }
}
