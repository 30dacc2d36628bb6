import type { Author } from '../../numbering/audit-entry.ts'
import { isApiError } from '../answer.ts'
import { DEFAULT_BODY_LIMIT_BYTES } from '../api-operation.ts'
import { serialise } from '../contract/compile.ts'
import type { ApiError } from '../errors/api-error.ts'
import { controlsOff } from '../errors/control-errors.ts'
import { jsonBody } from '../pipeline/answer-body.ts'
import type { Exchange, PathParameters, ServedOperation } from '../pipeline/exchange.ts'
import { parseBody } from '../request/parse-body.ts'
import { parseQuery } from '../request/parse-query.ts'
import { readClaimedName } from '../request/read-claimed-name.ts'
import type { AnyOwnOperation, OwnAnswer, OwnRequest, OwnTools } from './own-operation.ts'

/** Serves one operation of our own: checks query and body, and sends the operation's answer. */
export function serveOwnOperation(operation: AnyOwnOperation, tools: OwnTools): ServedOperation {
  const { operationId, plane, method, path, query, body, isControl = false, perInventory = false } = operation
  const { isUnrecorded = false, open } = operation

  async function serve(exchange: Exchange, parameters: PathParameters): Promise<void> {
    const { controlled = tools.control.main } = exchange
    if (isControl && !tools.control.isOn()) return exchange.refuse(controlsOff)
    const filters = await parseQuery(exchange.target.parameters, query)
    if ('error' in filters) return exchange.refuse(filters)
    const { 'content-type': contentType = '' } = exchange.request.headers
    const parsed = await parseBody(exchange.body, contentType, body)
    if ('error' in parsed) return exchange.refuse(parsed)
    const { headers } = exchange.request
    const claimed = readClaimedName(headers)
    if ('error' in claimed) return exchange.refuse(claimed)
    const request = { tools, controlled, parameters, headers, filters: filters.value, body: parsed.value }
    const answer = await handle(operation, exchange, request, claimed)
    if (isApiError(answer)) exchange.refuse(answer)
    else await send(exchange, operation, answer)
  }

  const bodyLimit = body?.limitBytes ?? DEFAULT_BODY_LIMIT_BYTES
  const isOpen = () => open?.isOpen(tools) ?? false
  return { operationId, plane, method, path, perInventory, isUnrecorded, isOpen, bodyLimit, serve }
}

/** Gives each plane's handler its own kind of caller. */
function handle(
  operation: AnyOwnOperation,
  { caller }: Exchange,
  request: Omit<OwnRequest<'public'>, 'caller' | 'author'>,
  claimed: Pick<Author, 'claimedName'>,
): Promise<OwnAnswer | ApiError> {
  switch (operation.plane) {
    case 'public':
      return operation.handle({ ...request, caller: undefined, author: undefined })
    case 'operator':
      if (caller === undefined && operation.open !== undefined)
        return operation.open.handle({ ...request, caller, author: undefined })
      if (caller?.kind !== 'operator') throw new Error('An operation was reached without an operator')
      return operation.handle({ ...request, caller, author: { by: caller.by, ...claimed } })
  }
}

async function send(
  exchange: Exchange,
  { operationId, responses }: AnyOwnOperation,
  answer: OwnAnswer,
): Promise<void> {
  const { status, headers = {} } = answer
  const schema = responses[status]
  if (schema === undefined) throw new Error(`${operationId} declares no answer ${status}`)
  if ('text' in answer) exchange.answer(status, headers, answer.text)
  else if ('stream' in answer) await exchange.stream(status, headers, answer.stream)
  else
    exchange.answer(
      status,
      headers,
      schema === null ? undefined : jsonBody(await serialise(schema, answer.body)),
    )
}
