import type { Duplex } from 'node:stream'
import { systemErrorCode } from '../files/describe-system-error.ts'
import { errorBody } from './error-body.ts'

interface Refusal {
  readonly status: string
  readonly code: string
  readonly message: string
}

const BAD_REQUEST: Refusal = {
  status: '400 Bad Request',
  code: 'BadRequest',
  message: 'The request is not valid HTTP.',
}

/** By the codes of Node's parser and server: https://nodejs.org/api/http.html#event-clienterror */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    code: 'RequestHeaderFieldsTooLarge',
    message: 'The request line and headers are larger than 16 KiB.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'RequestTimeout',
    message: 'The request did not arrive in time.',
  },
}

/** Answers what was no HTTP request, in the API's form, and closes the connection. */
export function answerClientError(error: Error, socket: Duplex): void {
  const errorCode = systemErrorCode(error) ?? ''
  if (errorCode === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, code, message } = REFUSALS[errorCode] ?? BAD_REQUEST
  const body = errorBody(code, message)
  socket.end(
    `HTTP/1.1 ${status}\r\n` +
      'Content-Type: application/json\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n` +
      'Connection: close\r\n' +
      `\r\n${body}`,
  )
}
