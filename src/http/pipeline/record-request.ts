import { type Control, inventoryNamed } from '../../control/control.ts'
import type { Exchanged } from '../../control/requests/exchanged.ts'
import { keepBytes, keepText } from '../../control/requests/kept-body.ts'
import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'
import { planeOf } from './require-caller.ts'

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
      const { response } = exchange
      // A client that has its answer finds the request in the log. Without an answer there is the end of the connection.
      const end = () => {
        response.off('finish', end).off('close', end)
        record(exchange, control, at)
      }
      response.on('finish', end).on('close', end)
    }
    next()
  }
}

function record(exchange: Exchange, control: Control, at: number): void {
  const { destination, caller, sandbox, controlled } = exchange
  if (destination.kind === 'operation' && destination.operation.isUnrecorded) return
  // A caller that was denied called the sandbox that the path names.
  const denied = caller === undefined ? inventoryNamed(control, sandbox) : undefined
  const { requests, name } = denied ?? controlled ?? control.main
  requests.add(exchangedOf(exchange, at, name))
}

function exchangedOf(exchange: Exchange, at: number, sandbox: string | undefined): Exchanged {
  const { destination, method, target, path, caller, status, startedAt, response, request, body } = exchange
  const { correlationVector, clientRequestId, sent } = exchange
  return {
    at,
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
    isDropped: !response.writableFinished,
    correlationVector,
    clientRequestId,
    faults: exchange.faults,
    requestHeaders: request.headers,
    requestBody: body.length === 0 ? undefined : keepBytes(body),
    answerHeaders: sent?.head,
    answerBody: sent?.text === undefined ? undefined : keepText(sent.text),
  }
}
