import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Authenticator } from './auth/authenticator.ts'
import { badRequest, denied } from './errors/errors.ts'
import { findCaller } from './require-caller.ts'
import { sendError } from './send.ts'
import { commonHeaders, processingTime } from './set-common-headers.ts'

/** Answers a request target that cannot be decoded. The framework finds it before it runs any hook. */
export function refuseBadTarget(authenticate: Authenticator) {
  return (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    commonHeaders(request, reply)
    processingTime(reply)
    void findCaller(request, authenticate).then((caller) =>
      sendError(
        reply,
        caller === undefined ? denied : badRequest('The path is not validly percent-encoded.'),
      ),
    )
  }
}
