import fc from 'fast-check'

/**
 * Operations as Holdline kept them before operations were views of searches: a row for each search, purchase, release
 * and change of capabilities.
 */
export interface OldOperation {
  readonly id: string
  readonly resource: string
  readonly type: string
  readonly search: string | null
  readonly number: number | null
  readonly failure: string | null
  readonly created_at: number
  readonly starts_at: number
  readonly ends_at: number
}

/** A search as it was kept then; the columns of its quote are always the same. */
export interface OldSearch {
  readonly id: string
  readonly resource: string
  readonly created_at: number
  readonly expires_at: number
  readonly cancelled_at: number | null
  readonly purchased_at: number | null
}

export interface OldRecords {
  readonly searches: readonly OldSearch[]
  readonly operations: readonly OldOperation[]
}

const instant = fc.nat(1_000_000)
const resource = fc.constantFrom('contoso', 'fabrikam')
const progress = fc.record({ starts_at: instant, ends_at: instant })

const search = fc
  .record({
    id: fc.uuid(),
    resource,
    created_at: instant,
    expires_at: instant,
    made: progress,
    end: fc.constantFrom('purchased', 'cancelled', 'expired'),
    endedAt: instant,
    bought: progress,
  })
  .map(({ made, bought, end, endedAt, ...row }): OldRecords => {
    const old = {
      ...row,
      cancelled_at: null,
      purchased_at: null,
      ...(end !== 'expired' && { [`${end}_at`]: endedAt }),
    }
    const { id, resource, created_at } = row
    const operation = { resource, search: id, number: null, failure: null, created_at }
    const searched = { ...operation, id: `search_${id}`, type: 'search', ...made }
    const purchased = { ...operation, id: `purchase_${id}`, type: 'purchase', ...bought }
    return { searches: [old], operations: end === 'purchased' ? [searched, purchased] : [searched] }
  })

const change = fc
  .record({
    id: fc.uuid(),
    resource,
    type: fc.constantFrom('releasePhoneNumber', 'updatePhoneNumberCapabilities'),
    number: fc.integer({ min: 1_000_000, max: 999_999_999_999_999 }),
    failure: fc.constantFrom(null, 'numberNotFound'),
    created_at: instant,
    progress,
  })
  .map(({ id, progress, ...row }): OldRecords => {
    const prefix = row.type === 'releasePhoneNumber' ? 'release' : 'capabilities'
    return { searches: [], operations: [{ ...row, ...progress, id: `${prefix}_${id}`, search: null }] }
  })

export const oldRecords: fc.Arbitrary<OldRecords> = fc
  .array(fc.oneof(search, change), { maxLength: 60, size: 'max' })
  .map((some) => ({
    searches: some.flatMap(({ searches }) => searches),
    operations: some.flatMap(({ operations }) => operations),
  }))

/**
 * The statements that fill the tables of that time.
 *
 * @param numbers the number 14255550100 in the store's column of numbers
 * @param agreement the store's value for "no agreement is needed"
 */
export function insertOld(
  { searches, operations }: OldRecords,
  numbers: string,
  agreement: string,
): string[] {
  const list = (row: OldSearch | OldOperation) =>
    Object.values(row).map((value) => (typeof value === 'string' ? `'${value}'` : String(value)))
  const terms = `'US', 'geographic', 'application', 3, 0, 1, ${numbers}, 1, 3, 0, 1, 'USD', 'monthly', ${agreement}`
  return [
    ...searches.map(
      (row) => `
        INSERT INTO search (${Object.keys(row)}, country, number_type, assignment_type, calling, sms, quantity,
          numbers, found, offered_calling, offered_sms, amount, currency, billing, agreement)
        VALUES (${list(row)}, ${terms})`,
    ),
    ...operations.map((row) => `INSERT INTO operation (${Object.keys(row)}) VALUES (${list(row)})`),
  ]
}

/** The operation as a client sees it. */
export function shownOperation(row: OldOperation) {
  return {
    id: row.id,
    type: row.type,
    createdAt: row.created_at,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    ...(row.search !== null && { searchId: row.search }),
    ...(row.number !== null && { phoneNumber: `+${row.number}` }),
    ...(row.failure !== null && { failure: row.failure }),
  }
}
