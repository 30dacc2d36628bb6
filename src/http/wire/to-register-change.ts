import { formatUtcInstant } from '../../numbering/instant.ts'
import type { EntryChange, RegisterChanged } from '../../storage/port/register-store.ts'

/** The members of the register's documents that are instants, which the register keeps as milliseconds. */
const INSTANTS: ReadonlySet<string> = new Set(['createdAt', 'from', 'promotedAt', 'releaseAt', 'since'])

/** A change of the register as the operator reads it. */
export function toRegisterChange({ version, at, author, changes }: RegisterChanged) {
  return { version, at: formatUtcInstant(at), author, changes: changes.map(toEntryChange) }
}

function toEntryChange({ entry, before, after }: EntryChange): EntryChange {
  return {
    entry,
    ...(before !== undefined && { before: withInstants(before) }),
    ...(after !== undefined && { after: withInstants(after) }),
  }
}

function withInstants(document: object): object {
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      INSTANTS.has(name) && typeof value === 'number' ? formatUtcInstant(value) : value,
    ]),
  )
}
