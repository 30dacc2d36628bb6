import { describe, expect, it } from 'vitest'
import type { NumberBlock } from '../../../src/numbering/audit-entry.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, hold, openStore } from '../given.ts'

const INBOUND = { ...US_GEOGRAPHIC, capabilities: { calling: 'inbound', sms: 'none' } } as const

function block(first: number, last: number, stock = US_GEOGRAPHIC): NumberBlock {
  return { stock, first: `+1425555${first}`, last: `+1425555${last}` }
}

describe.each(STORE_KINDS)('Comparing blocks with the stock, $name', (kind) => {
  it('counts the numbers that are there already, whatever their state', async () => {
    const store = await openStore(kind, 10)
    await hold(store)
    await buy(store)
    expect(await store.compareStock([])).toEqual([])
    expect(
      await store.compareStock([block(1000, 1999), usBlock(US_GEOGRAPHIC, 10), usBlock(US_TOLL_FREE, 5)]),
    ).toEqual([{ known: 0 }, { known: 10 }, { known: 0 }])
    await store.addStock([{ ...usBlock(US_GEOGRAPHIC, 1), first: '+14255550120', last: '+14255550129' }])
    const wide = { ...usBlock(US_GEOGRAPHIC, 1), first: '+14255550105', last: '+14255550124' } as const
    expect(await store.compareStock([wide])).toEqual([{ known: 10 }])
  })

  it('names the lowest number that belongs to another stock, and that stock', async () => {
    const store = await openStore(kind, 0)
    await store.addStock([block(1000, 1009), block(1010, 1019, INBOUND), block(1020, 1029)])
    const unknown = { ...US_GEOGRAPHIC, areaCode: '4255' }
    expect(await store.compareStock([block(1005, 1024), block(1015, 1040, unknown)])).toEqual([
      { known: 10, elsewhere: { count: 10, lowest: '+14255551010', stock: INBOUND } },
      { known: 0, elsewhere: { count: 15, lowest: '+14255551015', stock: INBOUND } },
    ])
    // Nothing was added, the unknown stock not either.
    expect(await store.stocks('US')).toHaveLength(2)
  })
})
