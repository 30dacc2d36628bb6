import type { AuditEntry } from '../../numbering/audit-entry.ts'

/** The commands that end the hold of a search before its expiry; a number's history shows the search with its end. */
export const SEARCH_ENDS = ['purchase', 'cancel', 'expire', 'purchaseFailed'] as const

/** An entry about the end of a search. */
export type SearchEnd = Extract<AuditEntry, { command: (typeof SEARCH_ENDS)[number] }>

/** Whether the entry tells of the end of a search. */
export function endsSearch(entry: AuditEntry): entry is SearchEnd {
  return SEARCH_ENDS.some((command) => command === entry.command)
}
