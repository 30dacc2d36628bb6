import type { Inventory } from '../inventory/inventory.ts'
import type { FaultDocument } from './faults/fault-document.ts'
import type { FaultRules } from './faults/fault-rules.ts'
import type { Quotas } from './quotas/quotas.ts'
import type { RequestLog } from './requests/request-log.ts'
import type { StartState } from './state/start-state.ts'

/** An inventory with its controls: the main one of a server, or that of a sandbox. */
export interface ControlledInventory {
  /** The name of the sandbox; `undefined` for the main inventory. */
  readonly name: string | undefined
  readonly inventory: Inventory
  /** The last requests to this inventory. */
  readonly requests: RequestLog
  readonly faults: FaultRules
  /** The rules that the inventory begins with, and that a reset puts back; they are checked. */
  readonly firstFaults: readonly FaultDocument[]
  readonly quotas: Quotas
  /** What the inventory had when it began; where it is kept, a reset puts it back. */
  readonly start: StartState
}
