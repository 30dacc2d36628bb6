import type { TLSSocket } from 'node:tls'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Authenticator, Caller } from './auth/authenticator.ts'
import { contentHashMatches } from './auth/content-hash-matches.ts'
import { denied } from './errors/errors.ts'
import { sendError } from './send.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; nobody where the route is public. */
    caller: Caller | undefined
  }
  interface FastifyContextConfig {
    /** Whether anybody may ask. */
    public?: boolean
  }
}

const NO_BODY = Buffer.alloc(0)

/**
 * Lets only authenticated callers in, also to what does not exist. The signature is checked before
 * the body is read, and the body's hash, which the signature covers, before the body is parsed.
 */
export function requireCaller(app: FastifyInstance, authenticate: Authenticator): void {
  app.decorateRequest('caller')
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.public) return
    request.caller = await findCaller(request, authenticate)
    if (request.caller === undefined) return sendError(reply, denied)
  })
  app.addHook('preValidation', async (request, reply) => {
    const contentHash = request.caller?.contentHash
    if (contentHash === undefined) return
    const body = request.body instanceof Uint8Array ? request.body : NO_BODY
    if (!contentHashMatches(contentHash, body)) return sendError(reply, denied)
  })
}

export function findCaller(
  request: FastifyRequest,
  authenticate: Authenticator,
): Promise<Caller | undefined> {
  return authenticate({
    method: request.method,
    target: request.originalUrl,
    headers: request.headers,
    encrypted: isEncrypted(request.socket),
  })
}

function isEncrypted(socket: FastifyRequest['socket'] | TLSSocket): boolean {
  return 'encrypted' in socket && socket.encrypted === true
}
