import { START_SNAPSHOT } from '../../src/control/state/start-state.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import type { MachineClock } from '../../src/timing/machine-clock.ts'
import { FailingDisk } from '../../test/model/failing-disk.ts'
import type { OpenedStore } from '../../test/model/places.ts'

/**
 * Stores in memory that are used again and again, since to open one takes longer than most histories. A store that is
 * closed goes back to the start that its history kept, as by a reset, and waits for the next one.
 */
export class StorePool {
  readonly #clocks: MachineClock
  readonly #waiting: OpenedStore[] = []

  constructor(clocks: MachineClock) {
    this.#clocks = clocks
  }

  async open(): Promise<OpenedStore> {
    const opened = this.#waiting.pop() ?? (await this.#openNew())
    const { store, disk } = opened
    const close = async () => {
      const { kind } = await store.restore(START_SNAPSHOT)
      if (kind === 'restored') this.#waiting.push(opened)
      else await store.close()
    }
    return { store: { ...store, close }, disk }
  }

  /** Closes the stores that wait, which a history may have spoilt. */
  async empty(): Promise<void> {
    for (const { store } of this.#waiting.splice(0)) await store.close()
  }

  async #openNew(): Promise<OpenedStore> {
    const disk = new FailingDisk()
    const database = disk.under(openDatabase(':memory:'))
    return { store: await openMemoryStore({ ...this.#clocks, database }), disk }
  }
}
