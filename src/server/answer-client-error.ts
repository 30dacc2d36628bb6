import type { Duplex } from 'node:stream'
import { systemErrorCode } from '../files/describe-system-error.ts'
import { type Refusal, refuseOnSocket } from './refusal.ts'
import { DEFAULT_LIMITS, type ServerLimits } from './server-limits.ts'

const BAD_REQUEST: Refusal = {
  status: 400,
  code: 'BadRequest',
  message: 'The request is not valid HTTP.',
}

const TOO_LATE: Refusal = {
  status: 408,
  code: 'RequestTimeout',
  message: 'The request did not arrive in time.',
}

type Limits = Pick<ServerLimits, 'headerBytes'>

/** Answers bytes that are no HTTP request in the API's form, and closes the connection. */
export function answerClientError(error: Error, socket: Duplex, limits: Limits = DEFAULT_LIMITS): void {
  const errorCode = systemErrorCode(error) ?? ''
  if (errorCode === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  refuseOnSocket(socket, refusalOf(errorCode, limits))
}

/** By the codes of Node's parser and server: https://nodejs.org/api/http.html#event-clienterror */
function refusalOf(errorCode: string, { headerBytes }: Limits): Refusal {
  switch (errorCode) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        code: 'RequestHeaderFieldsTooLarge',
        message: `The request line and headers are larger than ${headerBytes} bytes.`,
      }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return TOO_LATE
    default:
      return BAD_REQUEST
  }
}
