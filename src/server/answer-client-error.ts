import type { Duplex } from 'node:stream'
import { systemErrorCode } from '../files/describe-system-error.ts'
import type { ApiError } from '../http/errors/api-error.ts'
import { headersTooLarge, notHttp, requestTooLate } from '../http/errors/server-errors.ts'
import { refuseOnSocket } from './refusal.ts'
import type { ServerLimits } from './server-limits.ts'

type Limits = Pick<ServerLimits, 'headerBytes'>

/** Answers bytes that are no HTTP request, in the API's form, and closes the connection. */
export function answerClientError(error: Error, socket: Duplex, limits: Limits): void {
  if (isLost(error, socket)) socket.destroy()
  else refuseOnSocket(socket, refusalOf(systemErrorCode(error), limits))
}

/** Whether no answer can reach the client any more. */
export function isLost(error: Error, socket: Duplex): boolean {
  return systemErrorCode(error) === 'ECONNRESET' || !socket.writable
}

/** The refusal for an error code of Node's parser or server: https://nodejs.org/api/http.html#event-clienterror */
function refusalOf(errorCode: string | undefined, { headerBytes }: Limits): ApiError {
  switch (errorCode) {
    case 'HPE_HEADER_OVERFLOW':
      return headersTooLarge(headerBytes)
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return requestTooLate
    default:
      return notHttp
  }
}
