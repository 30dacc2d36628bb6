import type { Instant } from '../../numbering/instant.ts'
import type { RegisterSpan } from '../../storage/port/register-store.ts'
import type { PlannedChange, RegisterEntries, RegisterEntry } from './register-entry.ts'

/** The planned changes of offerings, the earliest first. */
export function plannedChanges(entries: RegisterEntries): readonly PlannedChange[] {
  return [...entries.values()]
    .flatMap((entry) => (entry.kind === 'planned' ? [entry.planned] : []))
    .sort((one, other) => one.from - other.from)
}

/** The entries as they are in force at this instant, with the planned changes that have come into force by then. */
export function entriesAt(entries: RegisterEntries, now: Instant): RegisterEntries {
  const planned = plannedChanges(entries)
  if (planned.length === 0) return entries
  const present = new Map<string, RegisterEntry>()
  for (const [name, entry] of entries) if (entry.kind !== 'planned') present.set(name, entry)
  for (const { name, from, offering } of planned) {
    if (from > now) continue
    present.set(
      `offering/${name}`,
      offering === undefined ? { kind: 'retirement', offering: name } : { kind: 'offering', offering },
    )
  }
  return present
}

/** The time around this instant in which no planned change comes into force; `undefined` if nothing is planned. */
export function spanAt(entries: RegisterEntries, now: Instant): RegisterSpan | undefined {
  const instants = plannedChanges(entries).map(({ from }) => from)
  if (instants.length === 0) return undefined
  const [from, until] = [instants.findLast((each) => each <= now), instants.find((each) => each > now)]
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}
