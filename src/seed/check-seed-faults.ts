import { FaultViolation } from '../control/faults/fault-violation.ts'
import { readFault } from '../control/faults/read-fault.ts'
import type { SeedDocument } from './seed-document.ts'

/**
 * Checks the fault rules of a seed, as far as no clock is needed for it.
 *
 * @param fault makes the error of the value at a path
 * @throws what `fault` makes, if a rule asks for something that there is not, or two rules have one id
 */
export function checkSeedFaults(
  { faults = [] }: SeedDocument,
  fault: (path: readonly (string | number)[], message: string) => Error,
): void {
  const ids = new Set<string>()
  for (const [index, rule] of faults.entries()) {
    const path = ['faults', index] as const
    try {
      readFault(rule, () => 'made', 0)
    } catch (error) {
      if (!(error instanceof FaultViolation)) throw error
      throw fault([...path, ...error.field.split('.')], error.message)
    }
    if (rule.id === undefined) continue
    if (ids.has(rule.id)) throw fault([...path, 'id'], `another rule has the id ${rule.id}`)
    ids.add(rule.id)
  }
}
