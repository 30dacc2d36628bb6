import { type Control, inventoryNamed } from '../../control/control.ts'
import type { Exchanged } from '../../control/requests/exchanged.ts'
import { keepBytes, keepText } from '../../control/requests/kept-body.ts'
import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'
import { planeOf } from './require-caller.ts'

/** The header by which an operator asks not to be recorded while reading. */
const UNRECORDED_HEADER = 'x-holdline-unrecorded'

/**
 * Records each exchange in the log of its inventory where the controls are on, once its answer is sent or its
 * connection lost.
 *
 * @param systemNow milliseconds since 1970
 */
export function recordRequest(control: Control, systemNow: () => number): Step {
  return (exchange, next) => {
    if (control.isOn()) {
      const at = systemNow()
      exchange.onEnded((isDropped) => record(exchange, control, at, isDropped))
    }
    next()
  }
}

/**
 * Whether an operator reads, and asks that the log does not keep it. A console that is open asks every few seconds, and
 * the log would soon have nothing else.
 */
function isPassingLook({ method, request, caller }: Exchange): boolean {
  return method === 'GET' && caller?.kind === 'operator' && request.headers[UNRECORDED_HEADER] !== undefined
}

function record(exchange: Exchange, control: Control, at: number, isDropped: boolean): void {
  const { destination, caller, sandbox, controlled } = exchange
  if (destination.kind === 'operation' && destination.operation.isUnrecorded) return
  if (isPassingLook(exchange)) return
  // A caller that was denied called the sandbox that the path names.
  const denied = caller === undefined ? inventoryNamed(control, sandbox) : undefined
  const { requests, name } = denied ?? controlled ?? control.main
  requests.add(exchangedOf(exchange, at, isDropped, name))
}

function exchangedOf(
  exchange: Exchange,
  at: number,
  isDropped: boolean,
  sandbox: string | undefined,
): Exchanged {
  const { destination, method, target, path, caller, status, startedAt, request, body } = exchange
  const { correlationVector, clientRequestId, sent } = exchange
  // Each field by its name: after a spread, V8 would make a hidden class for each object, in a hundred times the time.
  return {
    at,
    isDropped,
    ms: Math.round(performance.now() - startedAt),
    method,
    target: target.raw,
    path,
    sandbox,
    operation: destination.kind === 'operation' ? destination.operation.operationId : undefined,
    plane: planeOf(exchange),
    resource: caller?.kind === 'resource' ? caller.resource : undefined,
    operator: caller?.kind === 'operator' ? caller.by : undefined,
    status,
    correlationVector,
    clientRequestId,
    faults: exchange.faults,
    requestHeaders: request.headers,
    requestBody: body.length === 0 ? undefined : keepBytes(body),
    answerHeaders: sent?.head,
    answerBody: sent?.text === undefined ? undefined : keepText(sent.text),
  }
}
