import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import { checkNumbers } from './check-numbers.ts'
import { checkOperations } from './check-operations.ts'
import { checkReservations, checkSearches } from './check-records.ts'
import { checkTrail } from './check-trail.ts'
import type { Finding } from './finding.ts'
import type { RangeSet } from './range-set.ts'

/** What is verified, in this order: the trail comes last, since it tells which numbers were deleted. */
export const PARTS = ['numbers', 'searches', 'reservations', 'operations', 'trail'] as const
export type Part = (typeof PARTS)[number]

/** How many records a page has. */
const LIMIT = 200

/** Where a page begins: in a part, after a record. */
export interface VerifyPlace {
  readonly part: Part
  /** The number, the key, the id or the sequence of the record. */
  readonly after: string
}

export const FIRST_PLACE: VerifyPlace = { part: 'numbers', after: '' }

/** What was found out about one page of the inventory, all of it as it was at one instant. */
export interface VerifiedPage {
  readonly part: Part
  /** How many records were looked at. */
  readonly checked: number
  readonly findings: readonly Finding[]
  /** Numbers that entries of this page name, and that are not there: it is damage unless a later page deletes them. */
  readonly absent: RangeSet
  /** Numbers that entries of this page delete. */
  readonly deleted: RangeSet
  /** Absent on the last page. */
  readonly next?: VerifyPlace
}

type VerifiedStore = Pick<
  InventoryStore,
  'inspectNumbers' | 'inspectSearches' | 'inspectReservations' | 'inspectOperations' | 'inspectTrail'
>

/** Verifies the records of one page. It changes nothing, and nothing waits for it. */
export async function verifyPage(
  { store }: { readonly store: VerifiedStore },
  { part, after }: VerifyPlace,
): Promise<VerifiedPage> {
  const page = { after: Number(after), limit: LIMIT }
  switch (part) {
    case 'numbers': {
      const inspected = await store.inspectNumbers(page)
      const { rows, pieces, more, last } = inspected
      const findings = checkNumbers(inspected, page.after)
      return verified(part, rows.length + pieces.length, { findings }, more ? last : undefined)
    }
    case 'searches': {
      const inspected = await store.inspectSearches(page)
      return verified(part, inspected.records.length, { findings: checkSearches(inspected) }, inspected.next)
    }
    case 'reservations': {
      const inspected = await store.inspectReservations(page)
      const findings = checkReservations(inspected)
      return verified(part, inspected.records.length, { findings }, inspected.next)
    }
    case 'operations': {
      const inspected = await store.inspectOperations({ after, limit: LIMIT })
      const findings = checkOperations(inspected)
      return verified(part, inspected.operations.length, { findings }, inspected.next)
    }
    case 'trail': {
      const inspected = await store.inspectTrail(page)
      return verified(part, inspected.entries.length, checkTrail(inspected), inspected.next)
    }
  }
}

function verified(
  part: Part,
  checked: number,
  found: Pick<VerifiedPage, 'findings'> & Partial<Pick<VerifiedPage, 'absent' | 'deleted'>>,
  last: number | string | undefined,
): VerifiedPage {
  const following = PARTS[PARTS.indexOf(part) + 1]
  const next =
    last !== undefined
      ? { part, after: String(last) }
      : following !== undefined && { part: following, after: '' }
  return { part, checked, absent: [], deleted: [], ...found, ...(next && { next }) }
}
