import { describe, expect, it } from 'vitest'
import type { FaultRule } from '../../src/index.ts'
import { buy, find, INVENTORIES, owned, plain, start } from './given.ts'

const FAILED: FaultRule = { effect: { outcome: 'PurchaseFailed' }, times: 1 }

describe.each(INVENTORIES)('the fault rules of $name', ({ open }) => {
  it('make its requests fail, and no others', async () => {
    const { holdline, other } = await open()
    const rule = await holdline.faults.add({ id: 'broken', match: { country: 'US' }, ...FAILED })
    expect(rule).toEqual({
      id: 'broken',
      match: { country: 'US' },
      ...FAILED,
      createdAt: expect.any(Date),
      fitting: 0,
      hits: 0,
    })
    await buy(plain(other))
    const client = plain(holdline)
    await expect(buy(client)).rejects.toThrow()
    expect(await owned(client)).toEqual([])
    expect(await holdline.faults.list()).toEqual([{ ...rule, fitting: 1, hits: 1 }])
    expect(await other.faults.list()).toEqual([])
    expect(await buy(client)).toHaveLength(1)
  })

  it('are removed one by one, and all', async () => {
    const {
      holdline: { faults },
    } = await open()
    const ids: string[] = []
    for (let count = 0; count < 3; count += 1) ids.push((await faults.add(FAILED)).id)
    expect(await faults.remove(ids[1] ?? '')).toBe(true)
    expect(await faults.remove(ids[1] ?? '')).toBe(false)
    expect((await faults.list()).map(({ id }) => id)).toEqual([ids[0], ids[2]])
    await faults.clear()
    expect(await faults.list()).toEqual([])
  })

  it('finish what they kept running, also after they are gone', async () => {
    const { holdline } = await open()
    const client = plain(holdline)
    const { id } = await holdline.faults.add({ effect: { stay: 'running' }, match: BUYING })
    const { searchId, phoneNumbers } = await find(client)
    const purchase = await client.beginPurchasePhoneNumbers(searchId)
    await holdline.faults.remove(id)
    const finished = await holdline.faults.finish(id)
    expect(finished).toEqual([{ resource: 'default', operationId: expect.any(String), status: 'succeeded' }])
    await purchase.pollUntilDone()
    expect(await owned(client)).toEqual(phoneNumbers)
    await expect(holdline.faults.finish(id)).rejects.toThrow(`faults.finish: there is no rule ${id}`)
  })
})

const BUYING = { operation: 'PurchasePhoneNumbers' }

describe('a fault rule', () => {
  it('stays as it was added, whatever happens to the object of the caller', async () => {
    const { faults } = await start({ stock: 'none' })
    const rule = { match: { country: 'US' }, effect: { headers: { 'x-a': '1' }, status: 500 } }
    const { id } = await faults.add(rule)
    rule.match.country = 'FR'
    const [listed] = await faults.list()
    Object.assign(listed?.effect ?? {}, { status: 200 })
    expect(await faults.list()).toMatchObject([{ id, match: { country: 'US' }, effect: { status: 500 } }])
  })

  it('may have fields that are undefined', async () => {
    const { faults } = await start({ stock: 'none' })
    const rule: object = { id: undefined, effect: { drop: 'before', outcome: undefined }, times: undefined }
    expect(Object.keys(await faults.add(rule as FaultRule))).toEqual([
      'effect',
      'id',
      'createdAt',
      'fitting',
      'hits',
    ])
  })

  it.each<[unknown, RegExp]>([
    [undefined, /^faults.add: the rule must be of type object$/],
    [{}, /^faults.add: effect is required$/],
    [{ effect: { outcome: 'Sold' } }, /^faults.add: effect.outcome must be one of UnknownErrorCode,/],
    [{ effect: { drop: 'before' }, often: 1 }, /^faults.add: often is unknown; known are id, match/],
    [{ effect: { drop: 'before', status: 500 } }, /^faults.add: effect must have one effect, and has/],
    [{ effect: { latency: 'long' } }, /^faults.add: effect.latency must/],
    [{ effect: { drop: 'before' }, id: 'taken' }, /^faults.add: there is a rule taken already/],
  ])('%j is refused in one line', async (rule, message) => {
    const { faults } = await start({ stock: 'none' })
    await faults.add({ id: 'taken', ...FAILED })
    // What a program without types would pass.
    const added = faults.add(rule as FaultRule)
    await expect(added).rejects.toThrow(message)
    await expect(added).rejects.toMatchObject({ name: 'UsageError' })
    expect(await faults.list()).toHaveLength(1)
  })
})
