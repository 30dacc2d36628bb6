import { describe, expect, it } from 'vitest'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, HOLD_MS, hold, openStore, release, START } from '../given.ts'
import { reserveNumbers } from '../given-reservation.ts'

/** All parts, in pages of so many. */
async function list(store: InventoryStore, limit: number) {
  const parts: string[] = []
  let after: PhoneNumber | undefined
  for (;;) {
    const { value, now } = await store.listNumbers({ limit, ...(after && { after }) })
    expect(now).toBe(START)
    parts.push(
      ...value.map(({ first, last, block, state }) => [first, last, block, JSON.stringify(state)].join(' ')),
    )
    after = value.at(-1)?.last
    if (value.length < limit) return parts
  }
}

describe.each(STORE_KINDS)('The list of numbers, $name', (kind) => {
  it('has each number once, in its block and state, in pages of any size', async () => {
    const store = await openStore(kind, 10)
    const search = await hold(store)
    const bought = await buy(store, 2)
    const [owned, released = owned] = bought.phoneNumbers
    await release(store, released as PhoneNumber, HOLD_MS)
    const reservationId = await reserveNumbers(store, 6)
    const ended = await hold(store)
    await store.cancel({ resource: 'contoso', searchId: ended.id })
    await store.addStock([usBlock(US_TOLL_FREE, 3)])
    const block = '+14255550100'
    const expected = [
      `+14255550100 +14255550100 ${block} {"kind":"held","until":${START + HOLD_MS},"by":{"resource":"contoso","searchId":"${search.id}"}}`,
      `+14255550101 +14255550101 ${block} {"kind":"owned","resource":"contoso","since":${START},"soldBy":"${bought.id}","isProtected":false}`,
      `+14255550102 +14255550102 ${block} {"kind":"aging","until":${START + HOLD_MS}}`,
      `+14255550103 +14255550103 ${block} {"kind":"free","since":${START}}`,
      `+14255550104 +14255550105 ${block} {"kind":"untouched"}`,
      `+14255550106 +14255550106 ${block} {"kind":"held","until":${START + HOLD_MS},"by":{"resource":"contoso","reservationId":"${reservationId}"}}`,
      `+14255550107 +14255550109 ${block} {"kind":"untouched"}`,
      '+18885550100 +18885550102 +18885550100 {"kind":"untouched"}',
    ]
    for (const limit of [1, 3, 100]) expect(await list(store, limit)).toEqual(expected)
    expect((await store.listNumbers({ limit: 1 })).value[0]?.stock).toEqual(US_GEOGRAPHIC)
    expect((await store.listNumbers({ after: '+18885550102', limit: 9 })).value).toEqual([])
  })

  it('keeps blocks apart as they were brought in', async () => {
    const store = await openStore(kind, 0)
    const block = (first: number, last: number) =>
      ({ stock: US_GEOGRAPHIC, first: `+1425555${first}`, last: `+1425555${last}` }) as const
    await store.addStock([block(1000, 1099), block(1100, 1199)])
    await store.addStock([block(1200, 1299)])
    await store.addStock([block(1250, 1349)])
    const { value } = await store.listNumbers({ limit: 9 })
    expect(
      value.map(({ first, last, block }) => [first, last, block].map((number) => number.slice(8))),
    ).toEqual([
      ['1000', '1099', '1000'],
      ['1100', '1199', '1100'],
      ['1200', '1299', '1200'],
      ['1300', '1349', '1300'],
    ])
  })
})
