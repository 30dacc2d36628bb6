import type { RequestMeter } from '../../metering/request-meter.ts'
import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'

/** Counts each answered exchange, also if its connection was lost meanwhile, and how long it took. */
export function countAnswer(meter: RequestMeter): Step {
  return (exchange, next) => {
    exchange.onSettled(() => count(exchange, meter))
    next()
  }
}

function count(
  { destination, version, status, sandbox, caller, startedAt }: Exchange,
  meter: RequestMeter,
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
