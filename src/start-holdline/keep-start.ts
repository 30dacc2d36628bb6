import type { StartState } from '../control/state/start-state.ts'
import { StorageError } from '../storage/port/storage-error.ts'

/**
 * Keeps the start of an inventory for resets. A store that takes no change, such as one on a full disk, is no reason not to
 * start: the server answers reads, and is ready once the store takes changes. It then has no start to go back to.
 */
export async function keepStart(
  start: Pick<StartState, 'keep'>,
  log: { warn(facts: object, message: string): void },
): Promise<void> {
  try {
    await start.keep()
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    log.warn({ reason: error.message }, 'The start of the inventory was not kept, so that it cannot be reset')
  }
}
