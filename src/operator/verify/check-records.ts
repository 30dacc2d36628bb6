import { type HoldInstants, holdState } from '../../numbering/hold.ts'
import type { Instant } from '../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { ReservationSummary } from '../../numbering/reservation.ts'
import type { Search } from '../../numbering/search.ts'
import type { InspectedRecord, InspectedRecords } from '../../storage/port/inspect-store.ts'
import { freeText, instantText } from './describe.ts'
import { type Finding, finding } from './finding.ts'

/** Whether the searches of the page have the numbers that they say. */
export function checkSearches(page: InspectedRecords<Search>): Finding[] {
  return page.records.flatMap((each) => {
    const { key, record, numbers, counted = numbers.length } = each
    if (record === undefined) return [unreadable(`search with the key ${key}`)]
    const subject = `search ${record.id}`
    const { createdAt, expiresAt } = record
    return [
      ...(createdAt > expiresAt
        ? [finding(subject, 'an end after its beginning', instantText(expiresAt))]
        : []),
      ...(new Set(numbers).size < numbers.length
        ? [finding(subject, 'each number once', 'a number twice')]
        : []),
      ...(counted === numbers.length
        ? []
        : [finding(subject, `${numbers.length} numbers that count as held`, `${counted}`)]),
      ...checkHeld(subject, each, record, page, key),
      ...(key > Math.max(page.searchesSince, page.opening) ? checkEnded(subject, each, record, page) : []),
    ]
  })
}

/** Whether the reservations of the page have the numbers that they say. */
export function checkReservations(page: InspectedRecords<ReservationSummary>): Finding[] {
  return [
    ...page.records.flatMap((each) => {
      const { key, resource, record } = each
      if (record === undefined) return [unreadable(`reservation with the key ${key}`)]
      return checkHeld(`reservation ${record.id} of ${resource}`, each, record, page, -key)
    }),
    ...[...page.orphans].map(([key, numbers]) =>
      finding(
        numbers.map(phoneNumberFromInteger).join(', '),
        'in no reservation',
        `in the reservation with the key ${key}, which does not exist`,
      ),
    ),
  ]
}

function unreadable(subject: string): Finding {
  return finding(subject, 'a record', 'one that cannot be read')
}

/** Whether a hold that has not ended has its numbers, and until its own end. */
function checkHeld<T extends HoldInstants>(
  subject: string,
  { numbers }: Pick<InspectedRecord<T>, 'numbers'>,
  record: T,
  { rows, entries, claims, now }: InspectedRecords<T>,
  claim: number,
): Finding[] {
  const until = heldUntil(record, now)
  if (until === undefined) return []
  return numbers.flatMap((number) => {
    const row = rows.get(number)
    if (row?.claim === claim && row.freeAt === until) return []
    // The hold was over when something else happened to the number, and then the clock was set back.
    const later =
      row && (row.claim === claim ? undefined : laterOf(entries.get(row.entry), claims.get(row.claim ?? 0)))
    if (later !== undefined && later >= until) return []
    return [
      finding(
        phoneNumberFromInteger(number),
        `held by the ${subject} until ${instantText(until)}`,
        row === undefined
          ? 'untouched or not there'
          : `${freeText(row.freeAt)}, with ${row.claim === claim ? 'its' : 'another or no'} claim`,
      ),
    ]
  })
}

function laterOf(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Math.max(one, other)
}

function heldUntil(record: HoldInstants, now: Instant): Instant | undefined {
  switch (holdState(record, now)) {
    case 'held':
      return record.expiresAt
    case 'failing':
      return record.purchaseFailure?.failsAt
    default:
      return undefined
  }
}

/** Whether the history of each number goes on after a search that was bought, cancelled, or bought in vain. */
function checkEnded(
  subject: string,
  { key, numbers }: InspectedRecord<Search>,
  record: Search,
  { rows }: InspectedRecords<Search>,
): Finding[] {
  const { purchasedAt, cancelledAt, purchaseFailure } = record
  if (purchasedAt === undefined && cancelledAt === undefined && purchaseFailure === undefined) return []
  return numbers.flatMap((number) => {
    const row = rows.get(number)
    // The operator may have deleted a number that nobody ever owned.
    const isGone = row === undefined && purchasedAt === undefined
    if (isGone || (row !== undefined && row.entry > key)) return []
    const end = purchasedAt === undefined ? 'end' : 'purchase'
    const found = row === undefined ? 'untouched or not there' : `its last entry is ${row.entry}`
    return [finding(phoneNumberFromInteger(number), `the ${end} of the ${subject} in its history`, found)]
  })
}
