import { expect } from 'vitest'
import { NEVER } from '../../src/numbering/instant.ts'
import { phoneNumberFromInteger } from '../../src/numbering/phone-number.ts'
import { replay } from '../../src/numbering/replay/replay.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { HOLD_MS, hold, purchase, START } from './given.ts'

/** The parts of the statements that differ between the two stores. */
interface Dialect {
  /** The values of the columns that have an entry's numbers, each of which was named before by the entry. */
  readonly linked: (numbers: readonly number[], entry: number) => string
  readonly list: (numbers: readonly number[]) => string
  readonly no: string
  /** The clause of an INSERT that names the keys. */
  readonly overriding?: string
}

const [OWNED, HELD] = [14255550100, 14255550101] as const
const TERMS = {
  country: 'US',
  numberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
  offeredCapabilities: { calling: 'inbound+outbound', sms: 'none' },
  cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
}
const FOUND = { ...TERMS, quantity: 1, agreementToNotResellRequired: false, expiresAt: START + HOLD_MS }
const STOCK = { country: 'US', numberType: 'geographic', areaCode: '425', capabilities: TERMS.capabilities }
const BLOCK = { stock: STOCK, first: `+${OWNED}`, last: `+${HELD}` }

/**
 * The statements that fill the tables of a Holdline whose searches had entries in `audit`: one number is owned and one
 * is held. The keys of the searches run ahead of the entries, since a key can be drawn in vain.
 */
export function insertOldSearches({ linked, list, no, overriding = '' }: Dialect): string[] {
  const quote = `'US', 'geographic', 'application', 3, 0, 1, 3, 0, 1, 'USD', 'monthly', ${no}`
  const search = (key: number, id: string, number: number, purchasedAt: string) => `
    INSERT INTO search (key, id, resource, country, number_type, assignment_type, calling, sms, quantity, offered_calling,
      offered_sms, amount, currency, billing, agreement, numbers, found, created_at, expires_at, starts_at, ends_at,
      purchased_at, purchase_starts_at, purchase_ends_at)
    ${overriding} VALUES (${key}, '${id}', 'contoso', ${quote}, ${list([number])}, 1, ${START}, ${START + HOLD_MS}, ${START}, ${START},
      ${purchasedAt}, ${purchasedAt}, ${purchasedAt})`
  const entry = (sequence: number, command: string, id: string, links: string, detail: object) => `
    INSERT INTO audit ${overriding} VALUES (${sequence}, ${START}, '${command}', ${id}, ${links}, '${JSON.stringify(detail)}')`
  const of = (id: string) => `'contoso', '${id}'`
  return [
    `UPDATE clock SET mode = 'frozen', value = ${START}`,
    "INSERT INTO stock (country, number_type, area_code, calling, sms) VALUES ('US', 'geographic', '425', 3, 0)",
    `INSERT INTO block (stock, position, first, last) VALUES (1, 0, ${OWNED}, ${HELD})`,
    search(20, 'sold', OWNED, String(START)),
    search(30, 'open', HELD, 'NULL'),
    entry(1, 'stock', 'NULL, NULL', linked([], 0), { blocks: [BLOCK] }),
    entry(2, 'search', of('sold'), linked([OWNED], 1), FOUND),
    entry(3, 'search', of('open'), linked([HELD], 1), FOUND),
    entry(4, 'purchase', of('sold'), linked([OWNED], 2), { charge: TERMS.cost }),
    `INSERT INTO owned (resource, number_type, number, search, country, assignment_type, calling, sms, offered_calling,
      offered_sms, amount, currency, billing, purchased_at)
     VALUES ('contoso', 'geographic', ${OWNED}, 'sold', 'US', 'application', 3, 0, 3, 0, 1, 'USD', 'monthly', ${START})`,
    `INSERT INTO number (number, stock, free_at, claim, entry)
     VALUES (${OWNED}, 1, ${NEVER}, 20, 4), (${HELD}, 1, ${START + HOLD_MS}, 30, 3)`,
  ]
}

/** After the migration the trail tells the same story, each search once, and goes on above all old keys. */
export async function expectOneStory(store: InventoryStore): Promise<void> {
  const told = async () => (await store.audit({ after: 0, limit: 99 })).map(({ command }) => command)
  const history = async (number: number) =>
    (await store.numberHistory(phoneNumberFromInteger(number), 99)).map(({ sequence }) => sequence)
  expect(await told()).toEqual(['stock', 'search', 'search', 'purchase'])
  expect(await history(OWNED)).toEqual([4, 2, 1])
  expect(await history(HELD)).toEqual([3, 1])
  const { owned, searches } = replay(await store.audit({ after: 0, limit: 99 }))
  expect([...owned.values()].map((sold) => sold.owned)).toEqual(
    await store.ownedNumbers('contoso', { skip: 0, limit: 9 }),
  )
  for (const [id, { search }] of searches) expect((await store.search('contoso', id))?.value).toEqual(search)

  expect(await purchase(store, 'open')).toMatchObject({ kind: 'purchased' })
  expect(await history(HELD)).toEqual([31, 3, 1])
  const agingMs = 0
  const command = { resource: 'contoso', phoneNumber: phoneNumberFromInteger(HELD), agingMs }
  await store.release({ ...command, operationGuid: 'given back', delay: { notStartedMs: 0, runningMs: 0 } })
  await hold(store)
  expect(await history(HELD)).toEqual([33, 32, 31, 3, 1])
  expect((await told()).slice(4)).toEqual(['purchase', 'release', 'search'])
  // Housekeeping leaves the entries of the old searches.
  await store.setClock({ mode: 'frozen', at: START + 99 * HOLD_MS })
  expect(await store.tidy({ keptMs: 0, limit: 9 })).toMatchObject({ kind: 'tidied' })
  expect((await told()).slice(0, 4)).toEqual(['stock', 'search', 'search', 'purchase'])
  expect(await history(HELD)).toEqual(expect.arrayContaining([32, 31, 3, 1]))
}
