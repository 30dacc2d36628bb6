import { describe, expect, it } from 'vitest'
import { FILLS, type Fill } from '../../../src/numbering/fill.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { firstNumber, hold, moveClock, newGuid, openStore, purchase, release } from '../given.ts'

/** The last digits of all free numbers, in the order in which searches for one number find them. */
async function takeAll(store: InventoryStore, fill: Fill): Promise<string[]> {
  const found: string[] = []
  for (;;) {
    const [phoneNumber] = (await hold(store, { fill })).phoneNumbers
    if (phoneNumber === undefined) return found
    found.push(phoneNumber.slice(-2))
  }
}

const EACH_STORE = STORE_KINDS.flatMap((kind) => FILLS.map((fill) => ({ kind, fill, name: kind.name })))

describe.each(EACH_STORE)(
  'Of the numbers that came back the longest-rested comes first, $fill, $name',
  ({ kind, fill }) => {
    /** Numbers that came back, and untouched ones: in the order of `fill`. */
    const filled = (back: string[], untouched: string[]) =>
      fill === 'sequential' ? [...back, ...untouched] : [...untouched, ...back]

    it('new numbers in their order', async () => {
      const store = await openStore(kind, 5)
      expect(await takeAll(store, fill)).toEqual(['00', '01', '02', '03', '04'])
    })

    it('numbers added later after the numbers that were never taken', async () => {
      const store = await openStore(kind, 2)
      await store.addStock([usBlock(US_GEOGRAPHIC, 4)])
      expect(await takeAll(store, fill)).toEqual(['00', '01', '02', '03'])
    })

    it('a cancelled number is the last of them', async () => {
      const store = await openStore(kind, 3)
      const { id } = await hold(store)
      await moveClock(store, 1)
      await store.cancel({ resource: 'contoso', searchId: id })
      expect(await takeAll(store, fill)).toEqual(filled(['00'], ['01', '02']))
    })

    it('an expired number stands where its expiry puts it', async () => {
      const store = await openStore(kind, 3)
      await hold(store, { holdMs: 20 })
      const cancelled = await hold(store)
      await moveClock(store, 10)
      await store.cancel({ resource: 'contoso', searchId: cancelled.id })
      await moveClock(store, 30)
      expect(await takeAll(store, fill)).toEqual(filled(['01', '00'], ['02']))
    })

    it('released numbers come after numbers that rested longer, by the end of their aging', async () => {
      const store = await openStore(kind, 4)
      const search = await hold(store, { searchId: newGuid(), quantity: 2 })
      await purchase(store, search.id)
      const [first, second] = search.phoneNumbers
      if (first === undefined || second === undefined) throw new Error('Two were free')
      await release(store, first, 100)
      await release(store, second, 50)
      const cancelled = await hold(store)
      await moveClock(store, 70)
      await store.cancel({ resource: 'contoso', searchId: cancelled.id })
      await moveClock(store, 100)
      expect(firstNumber(cancelled).slice(-2)).toBe('02')
      expect(await takeAll(store, fill)).toEqual(filled(['01', '02', '00'], ['03']))
    })
  },
)
