import { describe, expect, it } from 'vitest'
import { buy, find, INVENTORIES, owned, plain, start } from './given.ts'

const NOON = new Date('2030-01-15T12:00:00Z')
const NOTHING = { owned: 0, holds: 0, reservations: 0 }
const FAILED = { effect: { outcome: 'PurchaseFailed' } } as const

describe.each(INVENTORIES)('the state of $name', ({ open }) => {
  it('has what tests left behind', async () => {
    const { holdline, other } = await open()
    expect(await holdline.leftovers()).toMatchObject({ owned: [], holds: [], counts: NOTHING })
    await holdline.clock.freeze(NOON)
    const client = plain(holdline)
    const [phoneNumber] = await buy(client)
    const { searchId, phoneNumbers, searchExpiresBy: expiresAt } = await find(client, 2)
    expect(await holdline.leftovers()).toEqual({
      now: NOON,
      owned: [{ resource: 'default', phoneNumber, soldBy: expect.any(String), purchasedAt: NOON }],
      holds: [{ resource: 'default', searchId, phoneNumbers, expiresAt }],
      reservations: [],
      counts: { owned: 1, holds: 1, reservations: 0 },
    })
    expect((await other.leftovers()).counts).toEqual(NOTHING)
    await (await client.beginReleasePhoneNumber(phoneNumber ?? '')).pollUntilDone()
    await holdline.clock.advance('16m')
    expect((await holdline.leftovers()).counts).toEqual(NOTHING)
  })

  it('goes back to the start, and its clients stay', async () => {
    const { holdline, other } = await open()
    const before = await holdline.clock.now()
    const [client, otherClient] = [plain(holdline), plain(other)]
    const numbers = await buy(client, 3)
    await buy(otherClient)
    await holdline.clock.freeze(NOON)
    await holdline.faults.add(FAILED)
    await holdline.reset()
    expect(await holdline.faults.list()).toEqual([])
    expect(await holdline.requests.list()).toEqual([])
    expect((await holdline.leftovers()).counts).toEqual(NOTHING)
    expect(await owned(client)).toEqual([])
    expect((await holdline.clock.now()).getTime()).toBeLessThan(NOON.getTime())
    expect((await holdline.clock.now()).getTime()).toBeGreaterThanOrEqual(before.getTime())
    expect(await buy(client, 3)).toEqual(numbers)
    expect(await owned(otherClient)).toHaveLength(1)
  })

  it('goes back to a snapshot, as often as one likes, also after a reset', async () => {
    const { holdline, other } = await open()
    const client = plain(holdline)
    await holdline.clock.freeze(NOON)
    const numbers = await buy(client)
    await holdline.snapshots.take('bought')
    const { id } = await holdline.faults.add({ ...FAILED, times: 1 })
    for (let round = 0; round < 2; round += 1) {
      await holdline.clock.advance('1h')
      await buy(client).catch(() => {})
      await holdline.reset()
      expect(await owned(client)).toEqual([])
      await holdline.snapshots.restore('bought')
      expect(await owned(client)).toEqual(numbers)
      expect(await holdline.clock.now()).toEqual(NOON)
    }
    expect((await holdline.faults.list()).map((rule) => rule.id)).not.toContain(id)
    await expect(other.snapshots.restore('bought')).rejects.toThrow('there is no snapshot bought')
  })
})

describe('a state that cannot be had', () => {
  it('has no start where the controls are off', async () => {
    const holdline = await start({ stock: 'none', config: { controls: false } })
    await expect(holdline.reset()).rejects.toThrow('reset: the start was not kept')
  })

  it('has a wrong name, or is one too many', async () => {
    const { snapshots } = await start({ stock: 'none' })
    await expect(snapshots.take('sold out')).rejects.toThrow('snapshots.take: a name has letters')
    await expect(snapshots.restore('(start)')).rejects.toThrow('snapshots.restore: there is no snapshot')
    for (let count = 0; count < 100; count += 1) await snapshots.take(`state-${count}`)
    await snapshots.take('state-7')
    await expect(snapshots.take('one-more')).rejects.toThrow('there are 100 snapshots')
  })
})
