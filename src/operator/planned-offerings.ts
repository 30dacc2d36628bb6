import type { OpenRegister } from '../inventory/register/open-register.ts'
import { plannedChanges } from '../inventory/register/planned.ts'
import { entryName, type PlannedChange } from '../inventory/register/register-entry.ts'

/** The planned changes of offerings, as this process last read the register; the earliest first. */
export interface PlannedOfferings {
  /** Those that are in force, and have not been replaced by a change without an instant. */
  readonly past: readonly PlannedChange[]
  readonly future: readonly PlannedChange[]
}

export function plannedOfferings({
  current,
  stored,
}: Pick<OpenRegister, 'current' | 'stored'>): PlannedOfferings {
  const { from: last = Number.NEGATIVE_INFINITY } = current().span ?? {}
  const all = plannedChanges(stored.entries)
  return { past: all.filter(({ from }) => from <= last), future: all.filter(({ from }) => from > last) }
}

/** The names of the entries of these changes that are about the offering of this name. */
export function entriesOf(changes: readonly PlannedChange[], name: string): readonly string[] {
  return changes
    .filter((planned) => planned.name === name)
    .map((planned) => entryName({ kind: 'planned', planned }))
}
