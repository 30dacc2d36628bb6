import type { Inventory } from '../../inventory/inventory.ts'
import type { FaultDocument } from './fault-document.ts'
import type { FaultRule } from './fault-rule.ts'
import type { FaultRules } from './fault-rules.ts'
import { FaultViolation } from './fault-violation.ts'
import { readFault } from './read-fault.ts'

export type AddedFault =
  | { readonly kind: 'added'; readonly rule: FaultRule }
  | { readonly kind: 'invalid'; readonly violation: FaultViolation }
  | { readonly kind: 'taken'; readonly id: string }
  | { readonly kind: 'tooMany' }

/** Adds a rule that fits the schema of its document to the rules of an inventory. */
export async function addFault(
  { inventory: { store, newGuid }, faults }: { readonly inventory: Inventory; readonly faults: FaultRules },
  document: FaultDocument,
): Promise<AddedFault> {
  const now = await store.now()
  try {
    // The last digits of a GUID are random: an id is not used again after a restart, when old records may name it.
    const fault = readFault(document, () => `fault-${newGuid().slice(-8)}`, now)
    const rule = faults.add(fault, now)
    if (rule === 'taken') return { kind: 'taken', id: fault.id }
    return rule === 'tooMany' ? { kind: 'tooMany' } : { kind: 'added', rule }
  } catch (error) {
    if (error instanceof FaultViolation) return { kind: 'invalid', violation: error }
    throw error
  }
}
