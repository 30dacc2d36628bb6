import type { ControlledInventory } from '../control/controlled-inventory.ts'
import { MOST_SNAPSHOTS, restoreSnapshot, SNAPSHOT_NAME, takeSnapshot } from '../control/state/snapshots.ts'
import { UsageError } from '../usage-error.ts'
import type { Snapshots } from './snapshots.ts'

/** The snapshots of an inventory. */
export class SnapshotsHandle implements Snapshots {
  readonly #controlled: ControlledInventory

  constructor(controlled: ControlledInventory) {
    this.#controlled = controlled
  }

  async take(name: string): Promise<void> {
    if (!SNAPSHOT_NAME.test(name)) {
      throw new UsageError(
        'snapshots.take: a name has letters, digits, dots, hyphens and underscores, and 63 characters at most',
      )
    }
    const { kind } = await takeSnapshot(this.#controlled, name)
    switch (kind) {
      case 'kept':
        return
      case 'tooMany':
        throw new UsageError(`snapshots.take: there are ${MOST_SNAPSHOTS} snapshots: take an old name again`)
      case 'unsupported':
        throw new UsageError('snapshots.take: the store keeps no snapshots')
    }
  }

  async restore(name: string): Promise<void> {
    const { kind } = await restoreSnapshot(this.#controlled, name)
    if (kind !== 'restored') throw new UsageError(`snapshots.restore: there is no snapshot ${name}`)
  }
}
