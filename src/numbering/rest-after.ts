import type { AuditEntry } from './audit-entry.ts'
import type { Instant } from './instant.ts'
import type { Rest } from './rest.ts'

/**
 * The rest of a number that is not over at `now`, by the newest entry that names the number.
 *
 * @param closed who had the number until it was released by itself, since the resource was closed
 */
export function restAfter(
  newest: AuditEntry | undefined,
  now: Instant,
  closed?: Omit<Rest, 'until'>,
): Rest | undefined {
  const rest = newest && restIn(newest, closed)
  return rest !== undefined && rest.until > now ? rest : undefined
}

function restIn(entry: AuditEntry, closed: Omit<Rest, 'until'> | undefined): Rest | undefined {
  if (entry.command === 'close') return closed && { until: entry.freeAt, ...closed }
  if (entry.command === 'release') {
    const { freeAt: until, resource, searchId, terms } = entry
    return { until, resource, searchId, ...(terms && { terms }) }
  }
  // A command that interrupts a rest keeps it.
  return 'rest' in entry ? entry.rest : undefined
}
