import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { hold, START } from '../given.ts'
import { touch, touchingSteps } from '../touching-steps.ts'

describe.each(STORE_KINDS)('Each number is in exactly one place, $name', (kind) => {
  it('whatever was added, held and reserved, and however it overlaps', {
    timeout: SHRINKING_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(touchingSteps, async (steps) => {
        const store = await kind.open()
        try {
          await store.resetClock({ mode: 'frozen', at: START })
          const { all, held } = await touch(store, steps)
          const [total, busy] = [all.size, held.size]
          expect(await store.count()).toEqual({ total, busy, free: total - busy, owned: 0 })
          for (const number of [...all].slice(0, 50)) {
            expect(await store.describeNumber(number)).toEqual(US_GEOGRAPHIC)
          }
          const free = await holdAll(store)
          expect(free.length).toBe(total - busy)
          expect(new Set([...free, ...held])).toEqual(all)
        } finally {
          await store.close()
        }
      }),
      runParameters(kind.name === 'SQLite in memory' ? 100 : 10),
    )
  })
})

/** Holds all free numbers; answers them, each as often as it was found. */
async function holdAll(store: InventoryStore): Promise<PhoneNumber[]> {
  const all: PhoneNumber[] = []
  for (;;) {
    const { phoneNumbers } = await hold(store, { quantity: 500 })
    if (phoneNumbers.length === 0) return all
    all.push(...phoneNumbers)
  }
}
