import type { FastifyInstance } from 'fastify'
import { ROUTES } from '../../acs/index.ts'
import type { AppOptions } from '../../app.ts'
import { storageUnavailable } from '../../errors/errors.ts'
import { sendError, sendJson } from '../../send.ts'
import { readiness } from './readiness.ts'
import { serveContract } from './serve-contract.ts'

/**
 * Serves what is not ACS's own and open to everybody: whether the server lives and can serve, the
 * contract, and its CA certificate.
 */
export function serveSystem(
  app: FastifyInstance,
  { store, caCertificate }: Pick<AppOptions, 'store' | 'caCertificate'>,
): void {
  const config = { public: true }
  // Load balancers ask with either.
  const method = ['GET', 'HEAD']
  app.route({
    method,
    url: '/_holdline/health',
    config,
    handler: (_request, reply) => sendJson(reply, 200, '{"status":"alive"}'),
  })

  const isReady = readiness(store, () => performance.now())
  app.route({
    method,
    url: '/_holdline/ready',
    config,
    handler: async (_request, reply) =>
      (await isReady()) ? sendJson(reply, 200, '{"status":"ready"}') : sendError(reply, storageUnavailable),
  })

  serveContract(app, ROUTES)

  if (caCertificate !== undefined) {
    app.get('/_holdline/tls/ca.pem', { config }, (_request, reply) =>
      reply.header('content-type', 'application/x-pem-file').send(caCertificate),
    )
  }
}
