import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instant, NEVER, PORTED_OUT } from '../../../src/numbering/instant.ts'
import { type PhoneNumber, phoneNumberToInteger } from '../../../src/numbering/phone-number.ts'
import { replay } from '../../../src/numbering/replay/replay.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { CALLS, firstNumber, hold, moveClock, openStore, purchase, release, START } from '../given.ts'
import { historyOf } from '../history-of.ts'
import { RESOURCES, steps, takeSteps } from '../random-steps.ts'

const ALL = { after: 0, limit: 1_000_000 }

/** The numbers that are free at the store's instant, found by holding all of them for a moment. */
async function takeAll(store: InventoryStore): Promise<PhoneNumber[]> {
  const offerings = [{ ...CALLS, capabilities: { calling: 'none', sms: 'none' } as const }]
  const { id: searchId, phoneNumbers } = await hold(store, { quantity: 1_000, offerings })
  await store.cancel({ resource: 'contoso', searchId })
  return [...phoneNumbers].sort()
}

describe.each(STORE_KINDS)('The audit trail, $name', (kind) => {
  it('says which resource did which command when, under which claim, to which numbers', async () => {
    const store = await openStore(kind, 2)
    const search = await hold(store, { quantity: 2 })
    await moveClock(store, 1)
    await purchase(store, search.id)
    await moveClock(store, 2)
    await release(store, firstNumber(search), 10)
    const claim = { resource: 'contoso', searchId: search.id, phoneNumbers: search.phoneNumbers }
    const trail = await store.audit(ALL)
    expect(trail).toMatchObject([
      { at: START, command: 'stock', blocks: [usBlock(US_GEOGRAPHIC, 2)] },
      { at: START, command: 'search', ...claim, cost: CALLS.cost, expiresAt: search.expiresAt },
      { at: START + 1, command: 'purchase', ...claim, charge: CALLS.cost },
      {
        at: START + 2,
        command: 'release',
        ...claim,
        phoneNumbers: [firstNumber(search)],
        freeAt: START + 12,
      },
    ])
    const sequences = trail.map(({ sequence }) => sequence)
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b))
    const after = sequences[0] ?? 0
    expect(await store.audit({ after, limit: 2 })).toEqual(trail.slice(1, 3))
    expect(await store.numberHistory(firstNumber(search), 2)).toEqual([trail[3], trail[2]])
    expect(await store.numberHistory('+4915112345678', 9)).toEqual([])
  })

  it('replays to the present state, whatever was done', { timeout: SHRINKING_MS }, async () => {
    const property = fc.asyncProperty(steps, async (someSteps) => {
      const store = await kind.open()
      await moveClock(store, 0)
      await takeSteps(store, someSteps)
      const trail = await store.audit(ALL)
      const { numbers, searches, owned, releases } = replay(trail)
      // Numbers of a closed resource are released by themselves.
      const ownedAt = (at: Instant) =>
        [...owned].flatMap(([number, sold]) => ((releases.get(number) ?? NEVER) > at ? [sold] : []))
      const now = await store.now()

      for (const [id, { resource, search }] of searches) {
        expect((await store.search(resource, id))?.value).toEqual(search)
      }
      for (const resource of RESOURCES) {
        const expected = ownedAt(now).filter((sold) => sold.resource === resource)
        expect(await store.ownedNumbers(resource, { skip: 0, limit: 1_000 })).toEqual(
          expected
            .map((sold) => sold.owned)
            .sort((a, b) => phoneNumberToInteger(a.phoneNumber) - phoneNumberToInteger(b.phoneNumber)),
        )
      }
      for (const phoneNumber of numbers.keys()) {
        expect(await store.numberHistory(phoneNumber, 1_000)).toEqual(historyOf(trail, phoneNumber))
      }
      const changes = [...[...numbers.values()].map(({ freeAt }) => freeAt), ...releases.values()].filter(
        (freeAt) => freeAt > now && freeAt < PORTED_OUT,
      )
      for (const instant of [now, ...new Set(changes.sort((a, b) => a - b))].slice(0, 6)) {
        for (const at of instant === now ? [now] : [instant - 1, instant]) {
          await store.setClock({ mode: 'frozen', at })
          const free = [...numbers].filter(([, { freeAt }]) => freeAt <= at).map(([number]) => number)
          const counts = { total: numbers.size, free: free.length, owned: ownedAt(at).length }
          expect(await store.count()).toMatchObject(counts)
          expect(await takeAll(store)).toEqual(free.sort())
        }
      }
      await store.close()
    })
    await fc.assert(property, runParameters(kind.name.includes('memory') ? 60 : 12))
  })
})
