import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../../src/numbering/audit-entry.ts'
import { replay } from '../../../src/numbering/replay/replay.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import {
  buy,
  firstNumber,
  HOLD_MS,
  hold,
  moveClock,
  NO_DELAY,
  newGuid,
  openStore,
  purchase,
} from '../given.ts'
import { nthNumber, reserveNumbers } from '../given-reservation.ts'
import { historyOf } from '../history-of.ts'
import { trailWith } from '../trail-with.ts'

const ALL = { after: 0, limit: 1_000 }
const DAY = 24 * 60 * 60_000

/** Removes the searches that have ended; answers how many. */
async function tidy(store: InventoryStore): Promise<number> {
  const answer = await store.tidy({ keptMs: DAY, limit: 100 })
  return answer.kind === 'busy' ? 0 : answer.removed.searches
}

/** Who bought, gave back and searched for the numbers, in the order of the entries. */
function story(entries: readonly AuditEntry[]): string[] {
  return entries.map((entry) =>
    'author' in entry || entry.command === 'stock' ? entry.command : `${entry.resource} ${entry.command}`,
  )
}

/** Contoso and fabrikam own the number one after the other, and searches for it expire before, between and after. */
async function changeOwners(store: InventoryStore): Promise<void> {
  let time = 0
  for (const resource of ['contoso', 'fabrikam']) {
    await hold(store, { resource: 'adatum' })
    time += HOLD_MS
    await moveClock(store, time)
    const phoneNumber = firstNumber(await buy(store, 1, resource))
    const command = { resource, phoneNumber, agingMs: 0, delay: NO_DELAY }
    await store.release({ ...command, operationGuid: newGuid() })
  }
  const { id: searchId } = await hold(store, { resource: 'adatum' })
  await store.cancel({ resource: 'adatum', searchId })
  await hold(store, { resource: 'tailspin' })
  await moveClock(store, time + HOLD_MS + DAY)
}

describe.each(STORE_KINDS)('Searches in the audit trail, $name', (kind) => {
  it('that found nothing are not there, and neither is their end', async () => {
    const store = await openStore(kind, 1)
    const found = await hold(store)
    const { id: searchId } = await hold(store)
    expect(await store.cancel({ resource: 'contoso', searchId })).toBe(true)
    expect((await store.search('contoso', searchId))?.value).toHaveProperty('cancelledAt')
    await purchase(store, found.id)
    expect(story(await store.audit(ALL))).toEqual(['stock', 'contoso search', 'contoso purchase'])
  })

  it('are in one order with the other entries, in pages of any size', async () => {
    const store = await openStore(kind, 1)
    await changeOwners(store)
    const trail = await store.audit(ALL)
    expect(story(trail)).toEqual([
      'stock',
      ...['adatum search', 'contoso search', 'contoso purchase', 'contoso release'],
      ...['adatum search', 'fabrikam search', 'fabrikam purchase', 'fabrikam release'],
      ...['adatum search', 'adatum cancel', 'tailspin search'],
    ])
    for (const limit of [1, 2, 5]) {
      const pages: AuditEntry[] = []
      for (;;) {
        const page = await store.audit({ after: pages.at(-1)?.sequence ?? 0, limit })
        expect(page.length).toBeLessThanOrEqual(limit)
        pages.push(...page)
        if (page.length === 0) break
      }
      expect(pages).toEqual(trail)
    }
  })

  it('are in the history of a number: the search that has it, and the searches that were bought or cancelled', async () => {
    const store = await openStore(kind, 1)
    await changeOwners(store)
    const [trail, number] = [await store.audit(ALL), nthNumber(0)]
    const history = await store.numberHistory(number, 99)
    expect(history).toEqual(historyOf(trail, number))
    expect(story(history)).toEqual([
      ...['tailspin search', 'adatum cancel', 'adatum search'],
      ...['fabrikam release', 'fabrikam purchase', 'fabrikam search'],
      ...['contoso release', 'contoso purchase', 'contoso search'],
      'stock',
    ])
    for (const limit of [1, 2, 3, 6]) {
      expect(await store.numberHistory(number, limit)).toEqual(history.slice(0, limit))
    }
    await reserveNumbers(store, 0)
    expect(story(await store.numberHistory(number, 2))).toEqual(['contoso reserve', 'adatum cancel'])
  })

  it('can be removed by housekeeping: every owner is still found, and the other entries stay', async () => {
    const store = await openStore(kind, 1)
    await changeOwners(store)
    const before = await store.audit(ALL)
    // The record with the highest number may have to stay.
    const last = await hold(store, { resource: 'northwind' })
    expect(await tidy(store)).toBe(6)
    const trail = await trailWith(store, 'search', last.id)
    expect(trail.slice(0, -1)).toEqual(before.filter(({ command }) => command !== 'search'))
    expect(story(await store.numberHistory(nthNumber(0), 99))).toEqual([
      'northwind search',
      'adatum cancel',
      ...['fabrikam release', 'fabrikam purchase', 'contoso release', 'contoso purchase'],
      'stock',
    ])
    await purchase(store, last.id, 'northwind')
    expect(story(await store.numberHistory(nthNumber(0), 2))).toEqual([
      'northwind purchase',
      'northwind search',
    ])
    await moveClock(store, 9 * DAY)
    expect(await tidy(store)).toBe(1)
    const { owned } = replay(await trailWith(store, 'purchase', last.id))
    expect([...owned.values()].map(({ owned }) => owned)).toEqual(
      await store.ownedNumbers('northwind', { skip: 0, limit: 9 }),
    )
  })

  it('leave their numbers free when they are removed, and every method reads and changes these numbers', async () => {
    const store = await openStore(kind, 1)
    await hold(store)
    await moveClock(store, HOLD_MS + DAY)
    const { id } = await hold(store, { country: 'CA' })
    await tidy(store)
    expect(await store.audit(ALL)).toHaveLength(1)
    expect(story(await store.numberHistory(nthNumber(0), 9))).toEqual(['stock'])
    expect(await store.count()).toEqual({ total: 1, free: 1, busy: 0, owned: 0 })
    expect((await store.stockCounts()).value).toMatchObject([{ free: 1, held: 0, owned: 0, aging: 0 }])
    expect((await store.search('contoso', id))?.value.phoneNumbers).toEqual([])
    expect((await buy(store)).phoneNumbers).toEqual([nthNumber(0)])
  })
})
