import { describe, expect, it } from 'vitest'
import { buy, find, INVENTORIES, plain, start } from './given.ts'

const FEW = { country: 'US', areaCode: '425', numbers: 3 }

describe.each(INVENTORIES)('the stock of $name', ({ open }) => {
  it('is counted by stock and state', async () => {
    const { holdline, other } = await open({ stock: [FEW, { country: 'US', areaCode: '206', numbers: 2 }] })
    await buy(plain(holdline))
    await find(plain(holdline))
    const all = { total: 3, free: 1, held: 1, owned: 1, aging: 0, withdrawn: 0, quarantined: 0, portedOut: 0 }
    expect(await holdline.stock.counts({ areaCode: '425' })).toEqual({
      at: expect.any(Date),
      ...all,
      stocks: [
        {
          country: 'US',
          numberType: 'geographic',
          areaCode: '425',
          capabilities: expect.any(Object),
          ...all,
        },
      ],
    })
    expect(await holdline.stock.counts()).toMatchObject({ total: 5, free: 3 })
    expect(await other.stock.counts()).toMatchObject({ total: 5, free: 5 })
    expect(await holdline.stock.counts({ country: 'fr' })).toMatchObject({ total: 0, stocks: [] })
  })

  it('gets numbers, of which those that are there already stay', async () => {
    const { holdline, other } = await open({ stock: [FEW] })
    const client = plain(holdline)
    const [bought] = await buy(client)
    expect(await holdline.stock.add([{ ...FEW, numbers: 5 }])).toBe(2)
    const added = await fetch(`${holdline.http}/_holdline/numbers/+14255550104`)
    expect(await added.json()).toMatchObject({ history: [{ command: 'stock', author: { by: 'library' } }] })
    expect(await holdline.stock.counts()).toMatchObject({ total: 5, owned: 1 })
    expect(await buy(client, 4)).not.toContain(bought)
    expect((await other.stock.counts()).total).toBe(3)
  })
})

describe('numbers that cannot be added', () => {
  it.each<[unknown, RegExp]>([
    [FEW, /^stock.add: stock must be array$/],
    [[{ ...FEW, numbers: 500 }], /^stock.add: stock\[0\].numbers: the default stock has only 100/],
    [[FEW, { areaCode: '206' }], /^stock.add: stock\[1\].country is missing$/],
  ])('%j', async (entries, message) => {
    const { stock } = await start({ stock: 'none' })
    // What a program without types would pass.
    await expect(stock.add(entries as never)).rejects.toThrow(message)
    expect((await stock.counts()).total).toBe(0)
  })
})
