import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { RepeatingLog, Sleep } from '../timing/repeat.ts'

/** The pause before the store is asked again, in milliseconds. */
const PAUSE_MS = 1_000

export interface UntilWritableOptions {
  readonly sleep: Sleep
  /** Ends the wait. */
  readonly signal: AbortSignal
  readonly log: RepeatingLog
}

/**
 * Waits until the store can be written. A database may be a standby that will be promoted, so a server that finds it
 * read-only stays, and is ready as soon as it can serve.
 *
 * @returns whether it can be written; `false` only when the wait was ended
 */
export async function untilWritable(
  store: Pick<InventoryStore, 'ping'>,
  { sleep, signal, log }: UntilWritableOptions,
): Promise<boolean> {
  let waiting = false
  while (!signal.aborted) {
    try {
      await store.ping()
      if (waiting) log.warn({}, 'The inventory can be written now')
      return true
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (!waiting) {
        log.warn({ reason }, 'The inventory cannot be written: the server is not ready until it can')
      }
      waiting = true
    }
    await sleep(PAUSE_MS, signal)
  }
  return false
}
