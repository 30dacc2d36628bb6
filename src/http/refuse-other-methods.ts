import type { FastifyInstance } from 'fastify'
import { pathOf } from './answer-faults.ts'
import { methodNotAllowed } from './errors/errors.ts'
import { sendError } from './send.ts'

/**
 * Watches which methods each path takes from now on; `close` then makes every path answer 405 to
 * the others.
 */
export function refuseOtherMethods(app: FastifyInstance): { close(): void } {
  const taken = new Map<string, string[]>()
  const open = new Set<string>()
  app.addHook('onRoute', ({ url, method, config }) => {
    taken.set(url, [...(taken.get(url) ?? []), ...[method].flat()])
    if (config?.public) open.add(url)
  })
  return {
    close() {
      for (const [url, allowed] of [...taken]) {
        app.route({
          url,
          config: { public: open.has(url) },
          method: app.supportedMethods.filter((method) => !allowed.includes(method)),
          handler: (request, reply) =>
            sendError(reply, methodNotAllowed(request.method, pathOf(request.originalUrl), allowed)),
        })
      }
    },
  }
}
