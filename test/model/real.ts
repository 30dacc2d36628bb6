import type { ControlledInventory } from '../../src/control/controlled-inventory.ts'
import type { FailingDisk } from './failing-disk.ts'
import type { Machine } from './machine.ts'
import type { Tally } from './tally.ts'

/** The inventory that does the same as the model, with the real controls of a stand-in. */
export interface Real extends ControlledInventory {
  readonly machine: Machine
  /** Whether the clock of the store follows the machine of the test. */
  readonly isOnMachine: boolean
  readonly tally: Tally
  /** The disk of the store, where the test can make it fail. */
  readonly disk?: FailingDisk
}
