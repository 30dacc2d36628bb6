import type { ControlledInventory } from '../controlled-inventory.ts'
import { putBackFaults } from '../faults/put-back-faults.ts'
import { forgetMemories } from './forget-memories.ts'
import { START_SNAPSHOT } from './start-state.ts'

export type ResetAnswer =
  | { readonly kind: 'reset' }
  /** The start was not kept, since the controls were off then or the store took no change. Nothing was done. */
  | { readonly kind: 'startNotKept' }
  /** The store keeps no snapshots, so it cannot go back. Nothing was done. */
  | { readonly kind: 'unsupported' }

/**
 * Puts an inventory back to its start: stock, records, owners, quotas, clock and the fault rules of its seed, without other
 * fault rules and recorded requests. Connections and keys stay, and so do its snapshots and all other inventories.
 */
export async function resetInventory(controlled: ControlledInventory): Promise<ResetAnswer> {
  const { inventory, quotas, requests, start } = controlled
  if (!start.isKept) return { kind: 'startNotKept' }
  const { kind } = await inventory.store.restore(START_SNAPSHOT)
  if (kind === 'unsupported') return { kind }
  if (kind === 'snapshotNotFound') return { kind: 'startNotKept' }
  await putBackFaults(controlled)
  quotas.clear()
  requests.clear()
  await forgetMemories(inventory)
  return { kind: 'reset' }
}
