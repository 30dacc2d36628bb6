import type { Inventory } from '../inventory/inventory.ts'
import type { ControlledInventory } from './controlled-inventory.ts'
import { RequestLog } from './requests/request-log.ts'

/**
 * An inventory with its controls, as they are at the start: for the main inventory, and for each sandbox.
 * @param secrets the keys and tokens that no control shows
 */
export function controlInventory(
  name: string | undefined,
  inventory: Inventory,
  secrets: () => string[],
): ControlledInventory {
  return { name, inventory, requests: new RequestLog({ secrets }) }
}
