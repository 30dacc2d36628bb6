import type { AuditEntry } from './audit-entry.ts'
import type { Instant } from './instant.ts'
import type { Rest } from './rest.ts'

/** The rest of a number that is not over at `now`, by the newest entry that names the number. */
export function restAfter(newest: AuditEntry | undefined, now: Instant): Rest | undefined {
  const rest = newest && restIn(newest)
  return rest !== undefined && rest.until > now ? rest : undefined
}

function restIn(entry: AuditEntry): Rest | undefined {
  if (entry.command === 'release') {
    const { freeAt: until, resource, searchId, terms } = entry
    return { until, resource, searchId, ...(terms && { terms }) }
  }
  // A command that interrupts a rest keeps it.
  return 'rest' in entry ? entry.rest : undefined
}
