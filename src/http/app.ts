import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Inventory } from '../inventory/inventory.ts'
import { ROUTES } from './acs/index.ts'
import { answerFaults } from './answer-faults.ts'
import type { Authenticator } from './auth/authenticator.ts'
import { logRequests } from './log-requests.ts'
import { serveSystem } from './own/public/serve-system.ts'
import { PARAMETER_LIMIT, refuseBadTarget } from './refuse-bad-target.ts'
import { refuseOtherMethods } from './refuse-other-methods.ts'
import { requireCaller } from './require-caller.ts'
import { serveRoute } from './serve-route.ts'
import { setCommonHeaders } from './set-common-headers.ts'
import { BODY_LIMIT_BYTES, takeRawBodies } from './take-raw-bodies.ts'

export interface AppOptions extends Inventory {
  readonly authenticate: Authenticator
  /** Whether to refuse api-versions newer than any that is known, instead of serving them as the newest. */
  readonly strictApiVersion: boolean
  /** The certificate of the local authority, PEM; absent where the operator brings a certificate. */
  readonly caCertificate?: string
  readonly logger: FastifyBaseLogger
}

/**
 * The HTTP application, listening nowhere: `app.routing` is the request listener. What every request
 * passes comes first, in its order, and then what there is to ask for.
 */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    exposeHeadRoutes: false,
    // The sample request of the documentation begins with a double slash.
    routerOptions: {
      ignoreDuplicateSlashes: true,
      ignoreTrailingSlash: true,
      maxParamLength: PARAMETER_LIMIT,
    },
    // Some clients encode the colon of `:search`; what was signed is the target as it came.
    rewriteUrl: ({ url = '/' }) => url.replace(/%3a/gi, ':'),
    frameworkErrors: refuseBadTarget(options.authenticate),
  })
  const paths = refuseOtherMethods(app)

  setCommonHeaders(app)
  logRequests(app)
  requireCaller(app, options.authenticate)
  takeRawBodies(app)
  answerFaults(app)

  for (const route of ROUTES) serveRoute(app, route, options)
  serveSystem(app, options)
  paths.close()

  await app.ready()
  return app
}
