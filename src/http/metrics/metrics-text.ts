import type { Control } from '../../control/control.ts'
import type { Inventory } from '../../inventory/inventory.ts'
import type { Meters } from '../../metering/meters.ts'
import { stockReading } from '../../metering/stock-reading.ts'
import type { Sleep } from '../../timing/repeat.ts'
import type { AnswerBody } from '../pipeline/answer-body.ts'

export interface MetricsSources {
  readonly meters: Meters
  readonly inventory: Pick<Inventory, 'store'>
  readonly control: Pick<Control, 'sandboxes'>
  readonly isReady: () => Promise<boolean>
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
  /** How an answer waits for a count of the stock. */
  readonly sleep: Sleep
}

/**
 * The metrics of a server, which are read and written anew at each call. prom-client is loaded by the first call: it
 * takes 40 ms of processor time, and most stand-ins are never asked.
 */
export function metricsText({
  meters,
  inventory,
  control,
  isReady,
  steadyNow,
  sleep,
}: MetricsSources): () => Promise<AnswerBody> {
  const readStock = stockReading(inventory.store, steadyNow, sleep)
  return async () => {
    const [load, ready, stock, { renderMetrics }] = await Promise.all([
      inventory.store.load(),
      isReady(),
      readStock(),
      import('./render-metrics.ts'),
    ])
    const sandboxes = control.sandboxes.list().length
    return renderMetrics({ meters, load, isReady: ready, sandboxes, stock })
  }
}
