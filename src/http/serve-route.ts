import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Inventory } from '../inventory/inventory.ts'
import { pathOf } from './answer-faults.ts'
import type { AppOptions } from './app.ts'
import { API_VERSIONS, type ApiVersion, existsIn, resolveApiVersion } from './contract/api-version.ts'
import { serialise } from './contract/compile.ts'
import type { ApiError } from './errors/api-error.ts'
import { apiVersionUnspecified, unsupportedApiVersion } from './errors/errors.ts'
import { parseBody } from './request/parse-body.ts'
import { parseQuery } from './request/parse-query.ts'
import { repeatKey } from './request/repeat-key.ts'
import { type Answer, isApiError, type Route } from './route.ts'
import { sendError, sendJson } from './send.ts'

type ServeOptions = Pick<AppOptions, keyof Inventory | 'strictApiVersion' | 'logger'>

/** Serves one operation: finds the version, checks the body, and sends what the route answers. */
export function serveRoute(app: FastifyInstance, route: Route, options: ServeOptions): void {
  const supported = API_VERSIONS.filter((version) => existsIn(version, route.since)).join(', ')
  app.route({
    method: route.method,
    url: toFrameworkPath(route.path),
    config: { operationId: route.operationId },
    async handler(request, reply) {
      reply.header('api-supported-versions', supported)
      const version = requestedVersion(request, route, options)
      if ('error' in version) return sendError(reply, version)
      const query = queryOf(request.originalUrl)
      const filters = parseQuery(query, route.query, version.served)
      if ('error' in filters) return sendError(reply, filters)
      const body = parseBody(request, route.body, version.served)
      if ('error' in body) return sendError(reply, body)
      const key = repeatKey(request)
      const answer = await route.handle({
        inventory: options,
        resource: callerOf(request),
        version: version.served,
        requestedVersion: version.requested,
        parameters: parametersOf(request),
        query,
        filters: filters.value,
        acceptLanguage: request.headers['accept-language'] ?? '',
        body: body.value,
        ...(key !== undefined && { repeatKey: key }),
      })
      return isApiError(answer) ? sendError(reply, answer) : sendAnswer(reply, route, version.served, answer)
    },
  })
}

function requestedVersion(
  request: FastifyRequest,
  route: Route,
  { strictApiVersion, logger }: ServeOptions,
): { served: ApiVersion; requested: string } | ApiError {
  const all = new URLSearchParams(queryOf(request.originalUrl)).getAll('api-version')
  const [requested] = all
  if (requested === undefined || requested === '') return apiVersionUnspecified
  const resolution = resolveApiVersion(requested, strictApiVersion)
  if (all.length > 1 || resolution.kind === 'unsupported' || !existsIn(resolution.version, route.since)) {
    return unsupportedApiVersion(pathOf(request.originalUrl), all.join(', '))
  }
  if (resolution.kind === 'newer') reportOnce(logger, requested, resolution.version)
  return { served: resolution.version, requested }
}

function sendAnswer(reply: FastifyReply, route: Route, version: ApiVersion, answer: Answer): FastifyReply {
  if (answer.headers !== undefined) reply.headers(answer.headers)
  const schema = route.responses[answer.status]
  if (schema === undefined) throw new Error(`${route.operationId} declares no answer ${answer.status}`)
  if (schema === null) return reply.code(answer.status).send()
  return sendJson(reply, answer.status, serialise(schema, version, answer.body))
}

/** The path as the framework writes it: `:name` for a parameter, `::` for a colon. */
function toFrameworkPath(path: string): string {
  return path.replaceAll(':', '::').replace(/\{(\w+)\}/g, ':$1')
}

function queryOf(target: string): string {
  const question = target.indexOf('?')
  return question === -1 ? '' : target.slice(question + 1)
}

function parametersOf({ params }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]))
}

function callerOf({ caller }: FastifyRequest): string {
  if (caller === undefined) throw new Error('An operation was reached without a caller')
  return caller.resource
}

const REPORTED_LIMIT = 100
const reported = new Set<string>()

function reportOnce(logger: ServeOptions['logger'], requested: string, served: ApiVersion): void {
  if (reported.has(requested) || reported.size >= REPORTED_LIMIT) return
  reported.add(requested)
  logger.warn(`api-version ${requested} is newer than any that is known here; it is served as ${served}`)
}
