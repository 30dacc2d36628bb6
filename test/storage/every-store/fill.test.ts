import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NumberBlock } from '../../../src/numbering/audit-entry.ts'
import { phoneNumberFromInteger, phoneNumberToInteger } from '../../../src/numbering/phone-number.ts'
import type { Stock } from '../../../src/numbering/stock.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'
import { STORE_KINDS, type StoreKind } from '../../support/stores.ts'
import { hold, offering, START } from '../given.ts'

const LEEDS: Stock = { ...US_GEOGRAPHIC, country: 'GB', areaCode: '113' }

const STOCKS = [
  { stock: US_GEOGRAPHIC, base: 14255550000 },
  { stock: LEEDS, base: 441134960000 },
] as const
type Place = (typeof STOCKS)[number]

/** Short ranges at the ends of four thousands-blocks, so that a few numbers are all of a block, and ranges cross. */
const range = fc.record({ thousand: fc.nat(3), before: fc.nat(6), more: fc.nat(8) })
const step = fc.oneof(
  range.map((each) => ({ kind: 'add' as const, ...each })),
  fc.record({ kind: fc.constant('search' as const), quantity: fc.integer({ min: 1, max: 8 }) }),
)
const steps = fc.array(step, { minLength: 2, maxLength: 25, size: 'max' })

function blockOf(
  { stock, base }: Place,
  { thousand, before, more }: typeof range extends fc.Arbitrary<infer T> ? T : never,
) {
  const first = base + (thousand + 1) * 1_000 - before
  return { stock, first: phoneNumberFromInteger(first), last: phoneNumberFromInteger(first + more) }
}

function search(store: InventoryStore, { stock }: Place, quantity: number) {
  return hold(store, { country: stock.country, offerings: [offering(stock, 1)], quantity })
}

async function withStore(kind: StoreKind, use: (store: InventoryStore) => Promise<void>): Promise<void> {
  const store = await kind.open()
  try {
    await store.resetClock({ mode: 'frozen', at: START })
    await use(store)
  } finally {
    await store.close()
  }
}

/** The blocks in the sense of `Fill`, and which of their numbers were taken. */
class Blocks {
  readonly untouched = new Map<string, Set<number>>()
  readonly opened = new Set<string>()
  private readonly blockOf = new Map<number, string>()
  private added = 0

  add({ stock, first, last }: NumberBlock): void {
    this.added += 1
    for (let number = phoneNumberToInteger(first); number <= phoneNumberToInteger(last); number += 1) {
      if (this.blockOf.has(number)) continue
      const block = stock.country === 'US' ? `thousand ${Math.floor(number / 1_000)}` : `range ${this.added}`
      this.blockOf.set(number, block)
      this.untouched.set(block, (this.untouched.get(block) ?? new Set()).add(number))
    }
  }

  /** Takes the numbers; answers the blocks that this opened. */
  take(numbers: readonly number[]): string[] {
    const blocks = numbers.map((number) => this.blockOf.get(number) ?? 'none')
    const opened = [...new Set(blocks)].filter((block) => !this.opened.has(block))
    for (const [nth, number] of numbers.entries()) this.untouched.get(blocks[nth] ?? '')?.delete(number)
    for (const block of opened) this.opened.add(block)
    return opened
  }

  /** How many numbers were not taken. */
  left(): number {
    return [...this.untouched.values()].reduce((sum, { size }) => sum + size, 0)
  }

  /** The blocks of which some numbers were taken and some were not. */
  halfUsed(): string[] {
    return [...this.opened].filter((block) => (this.untouched.get(block)?.size ?? 0) > 0)
  }
}

describe.each(STORE_KINDS)('Blocks are used up one after the other, $name', (kind) => {
  const parameters = runParameters(kind.name === 'SQLite in memory' ? 200 : 15)

  it('a search opens a new block only where no block is open', { timeout: SHRINKING_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STOCKS), steps, (place, someSteps) =>
        withStore(kind, async (store) => {
          const blocks = new Blocks()
          for (const step of someSteps) {
            if (step.kind === 'add') {
              const block = blockOf(place, step)
              blocks.add(block)
              await store.addStock([block])
              continue
            }
            const { phoneNumbers } = await search(store, place, step.quantity)
            expect(phoneNumbers).toHaveLength(Math.min(step.quantity, blocks.left()))
            const opened = blocks.take(phoneNumbers.map(phoneNumberToInteger))
            const halfUsed = blocks.halfUsed()
            if (opened.length > 0) expect(halfUsed.filter((block) => !opened.includes(block))).toEqual([])
            expect(halfUsed.filter((block) => opened.includes(block)).length).toBeLessThanOrEqual(1)
          }
        }),
      ),
      parameters,
    )
  })

  it('a search that is cancelled and sent again finds the same numbers in the same order', {
    timeout: SHRINKING_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STOCKS), steps, (place, someSteps) =>
        withStore(kind, async (store) => {
          for (const step of someSteps) {
            if (step.kind === 'add') {
              await store.addStock([blockOf(place, step)])
              continue
            }
            const first = await search(store, place, step.quantity)
            await store.cancel({ resource: 'contoso', searchId: first.id })
            const again = await search(store, place, step.quantity)
            expect(again.phoneNumbers).toEqual(first.phoneNumbers)
          }
        }),
      ),
      parameters,
    )
  })
})
