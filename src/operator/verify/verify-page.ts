import type { ReadEntries } from '../../inventory/register/read-entries.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { InspectedRegister } from '../../storage/port/inspected-settings.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import { checkNumbers } from './check-numbers.ts'
import { checkOperations } from './check-operations.ts'
import { checkReservations, checkSearches } from './check-records.ts'
import { checkRegister, checkRegisterChanges } from './check-register.ts'
import { checkSip } from './check-sip.ts'
import { checkTrail } from './check-trail.ts'
import type { Doubt } from './doubt.ts'
import type { Finding } from './finding.ts'
import type { RangeSet } from './range-set.ts'

/** What is verified, in this order: the trail comes last, since it tells which numbers were deleted. */
export const PARTS = [
  'numbers',
  'searches',
  'reservations',
  'operations',
  'sip',
  'register',
  'registerChanges',
  'trail',
] as const
export type Part = (typeof PARTS)[number]

/** How many records a page has. */
const LIMIT = 200
/** How many SIP configurations, each of which may have hundreds of trunks. */
const SIP_LIMIT = 20

/** Where a page begins: in a part, after a record. */
export interface VerifyPlace {
  readonly part: Part
  /** The number, the key, the id, the name, the version or the sequence of the record. */
  readonly after: string
}

/** The parts whose records have names; the records of all others have whole numbers. */
const NAMED: readonly Part[] = ['operations', 'sip', 'register']

/** Whether the place is one. PostgreSQL has no text with a character of code 0. */
export function isVerifyPlace({ part, after }: VerifyPlace): boolean {
  return NAMED.includes(part) ? !after.includes('\0') : /^\d{0,15}$/.test(after)
}

export const FIRST_PLACE: VerifyPlace = { part: 'numbers', after: '' }

/** What was found out about one page of the inventory, all of it as it was at one instant. */
export interface VerifiedPage {
  readonly part: Part
  /** The instant, by the clock of the inventory. */
  readonly at: Instant
  /** How many records were looked at. */
  readonly checked: number
  readonly findings: readonly Finding[]
  /** Numbers that entries of this page name, and that are not there: it is damage unless a later page deletes them. */
  readonly absent: RangeSet
  /** Numbers that entries of this page delete. */
  readonly deleted: RangeSet
  /** What is otherwise than this page tells: it is damage unless an entry of a later page tells of the same. */
  readonly doubts: readonly Doubt[]
  /** The keys of what entries of this page tell of. */
  readonly told: readonly string[]
  /** Absent on the last page. */
  readonly next?: VerifyPlace
}

type VerifiedStore = Pick<
  InventoryStore,
  | 'inspectNumbers'
  | 'inspectSearches'
  | 'inspectReservations'
  | 'inspectOperations'
  | 'inspectSip'
  | 'inspectRegister'
  | 'inspectRegisterChanges'
  | 'inspectTrail'
>

/** Verifies the records of one page. It changes nothing, and nothing waits for it. */
export async function verifyPage(
  { store }: { readonly store: VerifiedStore },
  { part, after }: VerifyPlace,
): Promise<VerifiedPage> {
  const page = { after: Number(after), limit: LIMIT }
  const named = { after, limit: LIMIT }
  switch (part) {
    case 'numbers': {
      const inspected = await store.inspectNumbers(page)
      const { now, rows, pieces, more, last } = inspected
      const checked = rows.length + pieces.length
      const findings = checkNumbers(inspected, page.after)
      return verified({ part, at: now, checked, findings }, more ? last : undefined)
    }
    case 'searches': {
      const inspected = await store.inspectSearches(page)
      const { now, records, next } = inspected
      const findings = checkSearches(inspected)
      return verified({ part, at: now, checked: records.length, findings }, next)
    }
    case 'reservations': {
      const inspected = await store.inspectReservations(page)
      const { now, records, next } = inspected
      const findings = checkReservations(inspected)
      return verified({ part, at: now, checked: records.length, findings }, next)
    }
    case 'operations': {
      const inspected = await store.inspectOperations(named)
      const { now, operations, next } = inspected
      const findings = checkOperations(inspected)
      return verified({ part, at: now, checked: operations.length, findings }, next)
    }
    case 'sip': {
      const inspected = await store.inspectSip({ after, limit: SIP_LIMIT })
      const { now, configurations, next } = inspected
      return verified({ part, at: now, checked: configurations.length, ...checkSip(inspected) }, next)
    }
    case 'register': {
      const inspected = await store.inspectRegister(named)
      const { now, entries, next } = inspected
      const findings = checkRegister(inspected, await readDocuments(inspected))
      return verified({ part, at: now, checked: entries.length, findings }, next)
    }
    case 'registerChanges': {
      const inspected = await store.inspectRegisterChanges(page)
      const { now, changes, next } = inspected
      const findings = checkRegisterChanges(inspected)
      return verified({ part, at: now, checked: changes.length, findings }, next)
    }
    case 'trail': {
      const inspected = await store.inspectTrail(page)
      const { now, entries, next } = inspected
      return verified({ part, at: now, checked: entries.length, ...checkTrail(inspected) }, next)
    }
  }
}

async function readDocuments({ entries }: InspectedRegister): Promise<ReadEntries> {
  const documents = entries.flatMap(({ name, document, isRemoved }) =>
    isRemoved ? [] : [[name, document] as const],
  )
  // Loaded only here, since the validator takes a good part of a start.
  const { readEntries } = await import('../../inventory/register/read-entries.ts')
  return readEntries(new Map(documents))
}

/** What a page tells that only other pages can explain; nothing where it is left out. */
type Told = Pick<VerifiedPage, 'absent' | 'deleted' | 'doubts' | 'told'>

function verified(
  page: Omit<VerifiedPage, keyof Told | 'next'> & Partial<Told>,
  last: number | string | undefined,
): VerifiedPage {
  const { part } = page
  const following = PARTS[PARTS.indexOf(part) + 1]
  const next =
    last !== undefined
      ? { part, after: String(last) }
      : following !== undefined && { part: following, after: '' }
  return { absent: [], deleted: [], doubts: [], told: [], ...page, ...(next && { next }) }
}
