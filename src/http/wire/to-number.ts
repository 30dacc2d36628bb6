import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { blockOf } from '../../numbering/block-of.ts'
import { formatUtcInstant, type Instant } from '../../numbering/instant.ts'
import { chargeOf, type Ownership } from '../../numbering/ownerships.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { PastOwner, ShownNumber } from '../../operator/show-number.ts'
import type { NumberModel } from '../contract/number-schemas.ts'
import { toAuditAuthor } from './to-audit-author.ts'
import { isoEnd } from './to-held.ts'
import { toNumberState } from './to-number-state.ts'

/** A number as the operator sees it. */
export function toNumber(shown: ShownNumber): NumberModel {
  const { phoneNumber, now, state, ownership, ownerships, history, isWhole, archived, past } = shown
  return {
    now: formatUtcInstant(now),
    ...toNumberState(phoneNumber, shown),
    ...(shown.carrier !== undefined && { carrier: shown.carrier }),
    ...(shown.label !== undefined && { label: shown.label }),
    from: 'since' in state ? formatUtcInstant(state.since) : null,
    cost: ownership?.cost ?? null,
    past: past ? toPast(past) : null,
    owners: ownerships.map(toOwner),
    history: history.map((entry) => toEvent(phoneNumber, entry)),
    isWhole,
    ...(archived && { archived: { at: formatUtcInstant(archived.at), through: archived.through } }),
  }
}

function toPast({ at, ownership, isKnown }: PastOwner) {
  return { at: formatUtcInstant(at), owner: ownership ? toOwner(ownership) : null, isKnown }
}

function toOwner({ resource, since, until, soldBy, cost }: Ownership) {
  return { resource, from: formatUtcInstant(since), until: isoEnd(until), soldBy, cost }
}

function toEvent(phoneNumber: PhoneNumber, entry: AuditEntry) {
  const { sequence, at, command } = entry
  const claim = 'searchId' in entry ? entry : undefined
  const given = blockOf(phoneNumber, entry)?.state
  const owner = given?.kind === 'owned' ? given : undefined
  return {
    sequence,
    at: formatUtcInstant(at),
    command,
    resource: claim?.resource ?? owner?.resource ?? ('owner' in entry ? entry.owner : null),
    by: claim?.searchId ?? null,
    until: isoEnd(freeAgain(phoneNumber, entry)),
    cost: chargeOf(phoneNumber, entry) ?? owner?.cost ?? null,
    author: 'author' in entry && entry.author !== undefined ? toAuditAuthor(entry.author, entry) : null,
  }
}

/** When the number is free by itself after the command; `undefined` where it is owned, or free at once. */
function freeAgain(phoneNumber: PhoneNumber, entry: AuditEntry): Instant | undefined {
  switch (entry.command) {
    case 'stock': {
      const given = blockOf(phoneNumber, entry)?.state
      return given !== undefined && 'until' in given ? given.until : undefined
    }
    case 'search':
    case 'reserve':
      return entry.expiresAt
    case 'updateReservation':
      return entry.removed.includes(phoneNumber) ? undefined : entry.expiresAt
    case 'release':
    case 'close':
    case 'purchaseFailed':
    case 'quarantine':
    case 'restore':
      return entry.freeAt
    case 'portIn':
      return 'freeAt' in entry ? entry.freeAt : undefined
    case 'reservationPurchaseFailed':
      return entry.endsAt
    default:
      return undefined
  }
}
