import type { ControlledInventory } from '../controlled-inventory.ts'
import type { Fault } from './fault.ts'
import type { FaultDocument } from './fault-document.ts'
import { FaultViolation } from './fault-violation.ts'
import { newFaultId } from './new-fault-id.ts'
import { readFault } from './read-fault.ts'

/** Puts the rules in force that the inventory begins with, as if they were made now, in the place of all others. */
export async function putBackFaults({
  inventory: { store, newGuid },
  faults,
  firstFaults,
}: Pick<ControlledInventory, 'inventory' | 'faults' | 'firstFaults'>): Promise<void> {
  if (firstFaults.length === 0) {
    faults.clear()
    return
  }
  const now = await store.now()
  faults.clear()
  for (const document of firstFaults) {
    const fault = stillToCome(document, () => newFaultId(newGuid), now)
    if (fault !== undefined) faults.add(fault, now)
  }
}

/** The rules were checked before: one that cannot be read now is one whose window is over by the inventory's clock. */
function stillToCome(document: FaultDocument, makeId: () => string, now: number): Fault | undefined {
  try {
    return readFault(document, makeId, now)
  } catch (error) {
    if (error instanceof FaultViolation) return undefined
    throw error
  }
}
