import { after } from '../after.ts'
import { type Answer, isApiError } from '../answer.ts'
import { DEFAULT_BODY_LIMIT_BYTES } from '../api-operation.ts'
import { type ApiVersion, existsIn, resolveApiVersion } from '../contract/api-version.ts'
import { serialise } from '../contract/compile.ts'
import type { ApiError } from '../errors/api-error.ts'
import { apiVersionUnspecified, resourceSuspended, unsupportedApiVersion } from '../errors/errors.ts'
import { jsonBody } from '../pipeline/answer-body.ts'
import type { Exchange, PathParameters, ServedOperation } from '../pipeline/exchange.ts'
import { isSuspended } from '../pipeline/refuse-suspended.ts'
import type { RepetitionLog } from '../pipeline/repetition-log.ts'
import { parseBody } from '../request/parse-body.ts'
import { parseQuery } from '../request/parse-query.ts'
import { readSending } from '../request/read-sending.ts'
import type { Target } from '../request/target.ts'
import type { AcsOperation } from './acs-operation.ts'

export interface AcsServing {
  /** Whether to refuse api-versions newer than every known version, instead of serving them as the newest. */
  readonly strictApiVersion: boolean
  /** Called for each request with a version that is newer than every known version. */
  readonly onNewerVersion: (requested: string, served: ApiVersion) => void
  readonly repetitions: RepetitionLog
  /** Asked at each request: whether area codes that no country has force an outcome. */
  readonly magicInputs: () => boolean
}

/**
 * Serves one operation: finds the version, checks query and body, and sends the operation's answer.
 *
 * @param versions the versions of the operation's API, oldest first
 */
export function serveAcsOperation(
  operation: AcsOperation,
  versions: readonly ApiVersion[],
  serving: AcsServing,
): ServedOperation {
  const { operationId, plane, kind, method, path, since, query, body } = operation
  const supportedVersions = versions.filter((version) => existsIn(version, since)).join(', ')

  async function serve(exchange: Exchange, parameters: PathParameters): Promise<void> {
    const { caller, controlled, target, request } = exchange
    if (caller?.kind !== 'resource' || controlled === undefined) {
      throw new Error('An operation was reached without a resource')
    }
    const version = requestedVersion(target, since, versions, serving)
    if ('error' in version) return exchange.refuse(version)
    exchange.version = version.served
    const filters = await parseQuery(target.parameters, query, version.served)
    if ('error' in filters) return exchange.refuse(filters)
    const { 'content-type': contentType = '', 'accept-language': acceptLanguage = '' } = request.headers
    const parsed = await parseBody(exchange.body, contentType, body, version.served)
    if ('error' in parsed) return exchange.refuse(parsed)
    // The operator may have suspended the resource while the body came, or while a fault rule or a turn let it wait.
    if (kind !== 'read' && isSuspended(exchange)) return exchange.refuse(resourceSuspended)
    const sending = method === 'GET' ? undefined : readSending(caller, request)
    const earlier = sending && serving.repetitions.note(sending.key, exchange)
    const answer = await operation.handle({
      inventory: controlled.inventory,
      resource: caller.resource,
      magicInputs: serving.magicInputs(),
      version: version.served,
      requestedVersion: version.requested,
      parameters,
      target,
      filters: filters.value,
      acceptLanguage,
      body: parsed.value,
      ...(sending !== undefined && { sending }),
      ...(exchange.forced !== undefined && { forced: exchange.forced }),
    })
    const isRepeated = isApiError(answer) ? undefined : answer.isRepeated
    if (earlier !== undefined || isRepeated) serving.repetitions.report(exchange, earlier, isRepeated)
    if (isApiError(answer)) exchange.refuse(answer)
    else return send(exchange, operation, version.served, answer)
  }

  const bodyLimit = body?.limitBytes ?? DEFAULT_BODY_LIMIT_BYTES
  return { operationId, plane, kind, method, path, perInventory: true, bodyLimit, supportedVersions, serve }
}

function requestedVersion(
  { path, parameters }: Target,
  since: ApiVersion,
  versions: readonly ApiVersion[],
  { strictApiVersion, onNewerVersion }: AcsServing,
): { served: ApiVersion; requested: string } | ApiError {
  const all = parameters.getAll('api-version')
  const [requested] = all
  if (requested === undefined || requested === '') return apiVersionUnspecified
  const resolution = resolveApiVersion(requested, strictApiVersion, versions)
  if (all.length > 1 || resolution.kind === 'unsupported' || !existsIn(resolution.version, since)) {
    return unsupportedApiVersion(path, all.join(', '))
  }
  if (resolution.kind === 'newer') onNewerVersion(requested, resolution.version)
  return { served: resolution.version, requested }
}

function send(
  exchange: Exchange,
  { operationId, responses }: AcsOperation,
  version: ApiVersion,
  { status, headers = {}, body }: Answer,
): void | Promise<void> {
  const schema = responses[status]
  if (schema === undefined) throw new Error(`${operationId} declares no answer ${status}`)
  if (schema === null) return exchange.answer(status, headers)
  return after(serialise(schema, body, version), (text) => exchange.answer(status, headers, jsonBody(text)))
}
