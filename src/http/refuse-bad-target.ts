import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Authenticator } from './auth/authenticator.ts'
import type { ApiError } from './errors/api-error.ts'
import { badRequest, denied, internalError } from './errors/errors.ts'
import { findCaller } from './require-caller.ts'
import { sendError } from './send.ts'
import { commonHeaders, processingTime } from './set-common-headers.ts'

/** The longest parameter of a path, in characters. The longest that means anything, an operation id, has about 50. */
export const PARAMETER_LIMIT = 256

/** Answers a request target that has no route to go to. The framework finds it before it runs any hook. */
export function refuseBadTarget(authenticate: Authenticator) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    commonHeaders(request, reply)
    processingTime(reply)
    findCaller(request, authenticate)
      .then((caller) => (caller === undefined ? denied : describe(error)))
      .catch((fault: unknown) => {
        request.log.error({ err: fault }, 'A request failed')
        return internalError
      })
      .then((answer) => sendError(reply, answer))
  }
}

function describe({ code }: FastifyError): ApiError {
  return code === 'FST_ERR_MAX_PARAM_LENGTH'
    ? badRequest(`A part of the path is longer than ${PARAMETER_LIMIT} characters.`)
    : badRequest('The path is not validly percent-encoded.')
}
