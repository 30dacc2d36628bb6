import type { RequestMeter } from '../../metering/request-meter.ts'
import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'

/**
 * Counts each exchange when it is answered, also if its connection was lost meanwhile, and how long that took. One
 * function counts all of them, so that to count makes nothing anew for each exchange.
 */
export function countAnswer(meter: RequestMeter): Step {
  const count = (exchange: Exchange) => addTo(meter, exchange)
  return (exchange, next) => {
    exchange.count = count
    next()
  }
}

function addTo(
  meter: RequestMeter,
  { destination, version, status, sandbox, caller, startedAt }: Exchange,
): void {
  if (status === undefined) return
  meter.add({
    operation: destination.kind === 'operation' ? destination.operation.operationId : 'unknown',
    version: version ?? '',
    status,
    inSandbox: sandbox !== undefined || caller?.sandbox !== undefined,
    seconds: (performance.now() - startedAt) / 1_000,
  })
}
