import { describe, expect, it } from 'vitest'
import { searchOutcome } from '../../../src/numbering/search.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, CALLS, HOLD_MS, hold, moveClock, newGuid, openStore, purchase, START } from '../given.ts'

describe.each(STORE_KINDS)('A purchase, $name', (kind) => {
  it('buys all numbers of the search, with the capabilities that were asked for', async () => {
    const store = await openStore(kind)
    const capabilities = { calling: 'inbound', sms: 'none' } as const
    const search = await hold(store, { quantity: 2, capabilities })
    await moveClock(store, 1_000)
    expect(await purchase(store, search.id)).toEqual({
      kind: 'purchased',
      operation: {
        id: `purchase_${search.id}`,
        type: 'purchase',
        createdAt: START,
        startsAt: START + 1_000,
        endsAt: START + 1_000,
        searchId: search.id,
      },
    })
    expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toEqual(
      search.phoneNumbers.map((phoneNumber) => ({
        phoneNumber,
        country: 'US',
        numberType: 'geographic',
        assignmentType: 'application',
        capabilities,
        offeredCapabilities: CALLS.capabilities,
        cost: CALLS.cost,
        purchasedAt: START + 1_000,
      })),
    )
    expect(await store.count()).toEqual({ total: 10, free: 8, busy: 0, owned: 2 })
  })

  it('keeps its numbers for good, and its search shows them', async () => {
    const store = await openStore(kind, 1)
    const { id, phoneNumbers } = await buy(store)
    await moveClock(store, 1_000 * HOLD_MS)
    expect((await hold(store)).phoneNumbers).toEqual([])
    const found = await store.search('contoso', id)
    expect(found && searchOutcome(found.value, found.now)).toEqual({ phoneNumbers, outcome: 'NoError' })
  })

  it('answers a repetition with the same operation, also after the expiry, and charges once', async () => {
    const store = await openStore(kind)
    const { id } = await hold(store)
    const first = await purchase(store, id)
    await moveClock(store, 2 * HOLD_MS)
    expect(await purchase(store, id)).toEqual(first)
    const charges = (await store.audit({ after: 0, limit: 99 })).filter(
      ({ command }) => command === 'purchase',
    )
    expect(charges).toMatchObject([{ searchId: id, charge: CALLS.cost }])
  })

  it('is accepted until one millisecond before the expiry, and not at it', async () => {
    const store = await openStore(kind)
    const [inTime, late] = [await hold(store), await hold(store)]
    await moveClock(store, HOLD_MS - 1)
    expect(await purchase(store, inTime.id)).toMatchObject({ kind: 'purchased' })
    await moveClock(store, HOLD_MS)
    expect(await purchase(store, late.id)).toEqual({ kind: 'holdEnded' })
    expect(await store.count()).toMatchObject({ free: 9, owned: 1 })
  })

  it('is refused for a search that was cancelled, never was, found nothing or needs an agreement', async () => {
    const store = await openStore(kind, 3)
    const cancelled = await hold(store)
    await store.cancel({ resource: 'contoso', searchId: cancelled.id })
    expect(await purchase(store, cancelled.id)).toEqual({ kind: 'holdEnded' })
    expect(await purchase(store, newGuid())).toEqual({ kind: 'searchNotFound' })

    const offerings = [{ ...CALLS, agreementToNotResellRequired: true }]
    const { id } = await hold(store, { quantity: 3, offerings })
    expect(await purchase(store, id)).toEqual({ kind: 'agreementRequired' })
    const delay = { notStartedMs: 0, runningMs: 0 }
    const agreed = { resource: 'contoso', searchId: id, agreeToNotResell: true, delay }
    expect(await store.purchase(agreed)).toMatchObject({ kind: 'purchased' })

    const empty = await hold(store)
    expect(await purchase(store, empty.id)).toEqual({ kind: 'nothingHeld' })
  })
})
