import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { formatUtcInstant } from '../../numbering/instant.ts'
import type { TrailPage } from '../../operator/audit/read-trail.ts'
import type { AuditEntryModel, AuditTrail } from '../contract/audit-schemas.ts'
import { toAuditAuthor } from './to-audit-author.ts'
import { isoEnd } from './to-held.ts'

/** The names of the instants in an entry and in what it has of blocks, rests and terms. */
const INSTANTS: ReadonlySet<string> = new Set([
  ...['createdAt', 'expiresAt', 'freeAt', 'releaseAt', 'startsAt', 'endsAt'],
  ...['until', 'since'],
])

/** A page of the audit trail as our own API shows it. */
export function toAuditTrail({ entries, next }: TrailPage): AuditTrail {
  return { entries: entries.map(toAuditEntry), ...(next !== undefined && { next }) }
}

/** An entry of the audit trail as our own API shows it, and as an export of the trail has it. */
export function toAuditEntry(entry: AuditEntry): AuditEntryModel {
  const { sequence, at, command, ...rest } = entry
  const { resource, searchId, author, reason, phoneNumbers, ...detail } = { ...NOTHING, ...rest }
  return {
    sequence,
    at: formatUtcInstant(at),
    command,
    resource: resource ?? detail.owner ?? null,
    by: searchId ?? null,
    author: author ? toAuditAuthor(author, { reason }) : null,
    phoneNumbers: [...(phoneNumbers ?? [])],
    detail: Object.fromEntries(Object.entries(detail).flatMap(toField)),
  }
}

/** The fields that only some entries have. */
const NOTHING = {
  resource: undefined,
  searchId: undefined,
  author: undefined,
  reason: undefined,
  phoneNumbers: undefined,
  owner: undefined,
}

function toField([name, value]: [string, unknown]): [string, unknown][] {
  if (value === undefined) return []
  return [[name, INSTANTS.has(name) && typeof value === 'number' ? isoEnd(value) : toValue(value)]]
}

function toValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(toField))
}
