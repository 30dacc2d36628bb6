import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The published id of the operation that the route serves. */
    operationId?: string
  }
}

/** Logs a line for each answer, without headers and bodies: neither keys nor tokens get into the log. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        operation: request.routeOptions.config.operationId,
        method: request.method,
        target: request.originalUrl,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        resource: request.caller?.resource,
        msCv: reply.getHeader('ms-cv'),
        clientRequestId: reply.getHeader('x-ms-client-request-id'),
      },
      'request',
    )
  })
}
