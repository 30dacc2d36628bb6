import type { Inventory } from '../../inventory/inventory.ts'
import type { FaultDocument } from './fault-document.ts'
import type { FaultRule } from './fault-rule.ts'
import type { FaultRules } from './fault-rules.ts'
import { FaultViolation } from './fault-violation.ts'
import { newFaultId } from './new-fault-id.ts'
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
    const fault = readFault(document, () => newFaultId(newGuid), now)
    const rule = faults.add(fault, now)
    if (rule === 'taken') return { kind: 'taken', id: fault.id }
    return rule === 'tooMany' ? { kind: 'tooMany' } : { kind: 'added', rule }
  } catch (error) {
    if (error instanceof FaultViolation) return { kind: 'invalid', violation: error }
    throw error
  }
}
