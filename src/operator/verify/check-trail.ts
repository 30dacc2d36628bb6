import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { formatUtcInstant } from '../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { Search } from '../../numbering/search.ts'
import type { InspectedTrail } from '../../storage/port/inspect-store.ts'
import { checkSipChange } from './check-sip.ts'
import type { Doubt } from './doubt.ts'
import { type Finding, finding } from './finding.ts'
import { rangeName } from './range-name.ts'
import { addRange, type RangeSet, removeRange } from './range-set.ts'

/** What a page of the trail tells. */
export interface TrailCheck {
  readonly findings: readonly Finding[]
  /** Numbers that entries of the page name and that are not there, or not with these entries: a later entry has to delete them. */
  readonly absent: RangeSet
  /** Numbers that entries of the page delete. */
  readonly deleted: RangeSet
  /** Parts of SIP configurations that are not as the last entry of the page says. */
  readonly doubts: readonly Doubt[]
  /** The keys of the parts of SIP configurations that the entries change. */
  readonly told: readonly string[]
}

/** Whether the numbers that the entries name have the entries in their histories, and searches the ends that entries tell of. */
export function checkTrail(page: InspectedTrail): TrailCheck {
  const findings: Finding[] = []
  let [absent, deleted]: [RangeSet, RangeSet] = [[], []]
  const doubts = new Map<string, Doubt>()
  const told = new Set<string>()
  for (const entry of page.entries) {
    findings.push(...checkEnd(entry, page))
    const sip = checkSipChange(entry, page.sip)
    for (const key of sip.told) {
      told.add(key)
      doubts.delete(key)
    }
    for (const doubt of sip.doubts) doubts.set(doubt.key, doubt)
    if (entry.command === 'delete') {
      for (const number of entry.phoneNumbers.map(phoneNumberToInteger)) {
        absent = removeRange(absent, { first: number, last: number })
        deleted = addRange(deleted, { first: number, last: number })
      }
      continue
    }
    const { missing, wrong } = checkNamed(entry, page)
    findings.push(...wrong)
    for (const range of missing) absent = addRange(absent, range)
  }
  return { findings, absent, deleted, doubts: [...doubts.values()], told: [...told] }
}

/** The numbers of the entry that are not there, and those whose history leaves the entry out. */
function checkNamed(
  entry: AuditEntry,
  { histories, blocks }: InspectedTrail,
): { readonly missing: readonly NumberRange[]; readonly wrong: readonly Finding[] } {
  if (entry.command === 'stock') {
    const missing = entry.blocks.flatMap((block) => {
      const range = { first: phoneNumberToInteger(block.first), last: phoneNumberToInteger(block.last) }
      return blocks.reduce<RangeSet>(removeRange, [range])
    })
    return { missing, wrong: [] }
  }
  if (!('phoneNumbers' in entry)) return { missing: [], wrong: [] }
  const [missing, wrong]: [NumberRange[], Finding[]] = [[], []]
  for (const phoneNumber of entry.phoneNumbers) {
    const number = phoneNumberToInteger(phoneNumber)
    const history = histories.get(number)
    if (history?.entries.has(entry.sequence)) continue
    // The number was deleted, and brought in anew.
    if (history === undefined || (history.since ?? 0) > entry.sequence)
      missing.push({ first: number, last: number })
    else
      wrong.push(
        finding(
          phoneNumber,
          `the entry ${entry.sequence} (${entry.command}) in its history`,
          'a history without it',
        ),
      )
  }
  return { missing, wrong }
}

/** Whether the search of an entry has ended as the entry tells. */
function checkEnd(entry: AuditEntry, { searches }: InspectedTrail): Finding[] {
  if (!('searchId' in entry)) return []
  const end = searches.get(entry.searchId)
  const record = end?.record
  if (end === undefined || record === undefined) return []
  const told = endOf(entry, record)
  if (told === undefined) return []
  const subject = `search ${entry.searchId}`
  const text = `${entry.command} at ${formatUtcInstant(entry.at)} (entry ${entry.sequence})`
  if (told !== entry.at) {
    return [finding(subject, text, told === null ? 'no such end' : `that at ${formatUtcInstant(told)}`)]
  }
  if (end.resource !== entry.resource)
    return [finding(subject, `a search of ${entry.resource}`, `one of ${end.resource}`)]
  if (!('phoneNumbers' in entry) || entry.phoneNumbers.join() === record.phoneNumbers.join()) return []
  return [
    finding(
      subject,
      `the numbers ${entry.phoneNumbers.join(', ')}`,
      record.phoneNumbers.join(', ') || 'none',
    ),
  ]
}

/** When the search ended in the way of the entry; null if it did not, and nothing if the entry is about no such end. */
function endOf({ command }: AuditEntry, search: Search): number | null | undefined {
  switch (command) {
    case 'purchase':
      return search.purchasedAt ?? null
    case 'cancel':
      return search.cancelledAt ?? null
    case 'purchaseFailed':
      return search.purchaseFailure?.acceptedAt ?? null
    case 'expire':
      return search.expiresAt
    default:
      return undefined
  }
}

/** What is wrong with numbers that entries name, that are not there, and that no entry has deleted. */
export function checkAbsent(absent: RangeSet): Finding[] {
  return absent.map((range) =>
    finding(
      rangeName(range),
      'in the inventory, since an entry names it',
      'not there, and deleted by no entry',
    ),
  )
}
