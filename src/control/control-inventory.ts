import type { Inventory } from '../inventory/inventory.ts'
import type { ControlledInventory } from './controlled-inventory.ts'
import { FaultRules } from './faults/fault-rules.ts'
import { Quotas } from './quotas/quotas.ts'
import { RequestLog } from './requests/request-log.ts'
import { StartState } from './state/start-state.ts'

export interface ControlSurroundings {
  /** Milliseconds of real time that only go forward. */
  readonly steadyNow: () => number
  /** The keys and tokens that no log may show; asked at each reading. */
  readonly secrets: () => readonly string[]
  /** None if absent. */
  readonly firstFaults?: ControlledInventory['firstFaults']
}

/** An inventory with its controls, as they are at the start: for the main inventory, and for each sandbox. */
export function controlInventory(
  name: string | undefined,
  inventory: Inventory,
  { steadyNow, secrets, firstFaults = [] }: ControlSurroundings,
): ControlledInventory {
  return {
    name,
    inventory,
    faults: new FaultRules(steadyNow),
    firstFaults,
    quotas: new Quotas(),
    requests: new RequestLog({ secrets }),
    start: new StartState(inventory.store),
  }
}
