import { describe, expect, it } from 'vitest'
import type { RequestFilter } from '../../src/index.ts'
import { buy, find, INVENTORIES, plain, start } from './given.ts'

describe.each(INVENTORIES)('the requests of $name', ({ open }) => {
  it('are those of its clients, the newest first, as over HTTP', async () => {
    const { holdline, other } = await open()
    await buy(plain(other))
    await find(plain(holdline))
    const requests = await holdline.requests.list()
    expect(requests.at(-1)).toMatchObject({
      operation: 'SearchAvailablePhoneNumbers',
      sandbox: holdline.name ?? null,
      resource: 'default',
      status: 202,
    })
    expect(requests.map(({ operation }) => operation)).not.toContain('PurchasePhoneNumbers')
    const answer = await fetch(`${holdline.http}/_holdline/requests`)
    expect(await answer.json()).toEqual({ requests })
  })

  it('are found by operation, status and resource, and from an id on', async () => {
    const {
      holdline,
      holdline: { requests },
    } = await open()
    const { id } = await holdline.faults.add({
      match: { operation: 'PurchasePhoneNumbers' },
      effect: { status: 409 },
    })
    const client = plain(holdline)
    const { searchId } = await find(client)
    await expect(client.beginPurchasePhoneNumbers(searchId)).rejects.toThrow()
    const [purchase, ...others] = await requests.list({ operation: 'PurchasePhoneNumbers' })
    expect(others).toEqual([])
    expect(purchase).toMatchObject({ status: 409, faults: [id] })
    for (const filter of [
      { status: 409 },
      { status: '4xx' },
      { since: (purchase?.id ?? 0) - 1 },
      { limit: 1 },
    ]) {
      expect(await requests.list(filter)).toEqual([purchase])
    }
    expect(await requests.list({ resource: 'fabrikam' })).toEqual([])
    expect(await requests.list({ status: 'none' })).toEqual([])
  })

  it('are forgotten, and their ids go on', async () => {
    const { holdline } = await open()
    await find(plain(holdline))
    const [newest] = await holdline.requests.list()
    await holdline.requests.clear()
    expect(await holdline.requests.list()).toEqual([])
    await find(plain(holdline))
    expect((await holdline.requests.list()).at(-1)?.id).toBe((newest?.id ?? 0) + 1)
  })
})

describe('a filter of requests', () => {
  it.each<[object, RegExp]>([
    [{ state: 1 }, /requests.list: state is not a known filter; known are operation, status/],
    [{ status: 'bad' }, /requests.list: status must be a status/],
    [{ since: -1 }, /requests.list: since must be/],
    [{ limit: 0 }, /requests.list: limit must be/],
  ])('%j is refused in one line', async (filter: RequestFilter, message) => {
    const { requests } = await start({ stock: 'none' })
    await expect(requests.list(filter)).rejects.toThrow(message)
  })
})
