import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../support/temporary-directory.ts'
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

describe.each(INVENTORIES)('an explanation of $name', ({ open }) => {
  it('says why a search got what it got, and why a number was not offered', async () => {
    const { holdline, other } = await open()
    await holdline.clock.freeze(NOON)
    const { searchId, phoneNumbers } = await find(plain(holdline), 1)
    const [phoneNumber = ''] = phoneNumbers
    const until = new Date('2030-01-15T12:15:00Z')
    expect(await holdline.explain({ phoneNumber })).toMatchObject({
      now: NOON,
      why: `${phoneNumber} is held until ${until.toISOString()} by search ${searchId} of default.`,
      number: { phoneNumber, areaCode: '425', state: 'held', until, by: searchId },
      search: null,
    })
    expect(await holdline.explain({ searchId, phoneNumber: '+12065550100' })).toMatchObject({
      why: expect.stringContaining('It does not fit the search: areaCode.'),
      number: { state: 'untouched', until: null },
      search: { searchId, phoneNumbers, expiresAt: until },
      missed: ['areaCode'],
    })
    await expect(other.explain({ searchId })).rejects.toThrow(`explain: there is no search ${searchId}`)
    await expect(holdline.explain({})).rejects.toThrow('explain: name a phoneNumber, a searchId, or both')
    await expect(holdline.explain({ phoneNumber: '425' })).rejects.toThrow('phoneNumber must be an E.164')
    await expect(holdline.explain({ searchId: 'a b' })).rejects.toThrow('there is no search a b')
  })
})

describe('a state that begins with a seed', () => {
  const SEED = {
    stock: [{ country: 'US', areaCode: '425', numbers: 3 }],
    owned: [{ phoneNumbers: ['+14255550101'] }],
    holds: [{ country: 'US', quantity: 1, expiresIn: '5m' }],
  }

  it('has its numbers, owners and holds, and so has each sandbox that has no stock of its own', async () => {
    const holdline = await start({ seed: SEED })
    for (const handle of [holdline, await holdline.sandbox()]) {
      expect(await handle.stock.counts()).toMatchObject({ free: 1, held: 1, owned: 1 })
      expect((await handle.leftovers()).counts).toEqual(NOTHING)
      expect((await handle.clock.advance('5m')).holdsEnded).toHaveLength(1)
      await handle.reset()
      expect(await handle.stock.counts()).toMatchObject({ free: 1, held: 1, owned: 1 })
    }
    expect((await (await holdline.sandbox({ stock: 'none' })).stock.counts()).total).toBe(0)
  })

  it('has its fault rules, in each sandbox that begins like it too, and a reset puts them back', async () => {
    const faults = [{ id: 'sold', effect: { outcome: 'OutOfStock' }, times: 1 }] as const
    const holdline = await start({ seed: { ...SEED, faults } })
    for (const handle of [holdline, await holdline.sandbox()]) {
      expect(await handle.faults.list()).toMatchObject(faults)
      await handle.faults.clear()
      await handle.faults.add({ id: 'other', effect: { status: 500 } })
      await handle.reset()
      expect(await handle.faults.list()).toMatchObject(faults)
    }
    for (const options of [{ seed: SEED }, { seed: {} }, { stock: 'none' } as const]) {
      expect(await (await holdline.sandbox(options)).faults.list()).toEqual([])
    }
  })

  it('has fault rules at each start, since no inventory keeps them', async () => {
    const seed = { ...SEED, faults: [{ id: 'slow', effect: { latency: '1ms' } }] }
    const data = temporaryDirectory()
    for (let time = 0; time < 2; time += 1) {
      const holdline = await start({ data, seed })
      expect(await holdline.faults.list()).toMatchObject([{ id: 'slow' }])
      await holdline.close()
    }
  })

  it('has no fault rules that nothing would apply', async () => {
    const seed = { faults: [{ effect: { status: 500 } }] }
    await expect(start({ seed, config: { controls: false } })).rejects.toThrow(
      'The seed has faults, and the controls are off',
    )
    await expect(start({ seed: { faults: [{ effect: { latency: 'soon' } }] } })).rejects.toThrow(
      'startHoldline: seed: faults[0].effect.latency: effect.latency must be a duration',
    )
  })

  it('is in a new directory whole, and not in one that has an inventory', async () => {
    const data = temporaryDirectory()
    const first = await start({ data, seed: SEED })
    await buy(plain(first))
    await first.close()
    const second = await start({ data, seed: { ...SEED, owned: [] } })
    expect(await second.stock.counts()).toMatchObject({ total: 3, held: 1, owned: 2 })
    expect(readdirSync(data)).toEqual(['holdline.db', 'holdline.db-lock', 'holdline.db-wal'])
  })

  it('is refused in one line, by its path or by line and column, and leaves nothing', async () => {
    const data = join(temporaryDirectory(), 'data')
    const wrong = { ...SEED, owned: [{ phoneNumbers: ['+12125550100'] }] }
    const file = join(temporaryDirectory(), 'a.yaml')
    writeFileSync(file, JSON.stringify(wrong))
    for (const options of [{}, { data }]) {
      await expect(start({ ...options, seed: wrong })).rejects.toThrow(
        'startHoldline: seed: owned[0].phoneNumbers[0]: +12125550100 is not in the stock',
      )
      await expect(start({ ...options, seed: file })).rejects.toThrow(`${file}:1:84: +12125550100 is not in`)
    }
    expect(readdirSync(data)).toEqual([])
    await expect(start({ seed: 'missing.yaml' })).rejects.toThrow('Cannot read the seed of startHoldline')
    await expect(start({ seed: SEED, stock: 'none' })).rejects.toThrow('the seed has a stock too')
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
