import type { FastifyInstance } from 'fastify'

export const BODY_LIMIT_BYTES = 1024 * 1024

/** Takes every body as its bytes, whatever its type: those are what a signature covers. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}
