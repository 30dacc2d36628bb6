import { describe, expect, it } from 'vitest'
import { NO_NUMBERS as LEFT } from '../../src/numbering/state-counts.ts'
import { OPERATOR_KEY, OPERATOR_NAME, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { buy } from './support/operations.ts'

async function startSale() {
  const { host, store, contoso } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  const change = async (action: 'withdraw' | 'restore', body: object) =>
    checkAnswer(await operator('POST', `/_holdline/stock/${action}`, { body }))
  return { store, contoso, change }
}

describe('POST /_holdline/stock/withdraw and /restore', () => {
  it('take free numbers off sale and back, and name who did it in the trail', async () => {
    const { store, contoso, change } = await startSale()
    await buy(contoso)
    const range = '+18885550100-+18885550199'
    expect(await change('withdraw', { range, reason: 'a dispute', claimedName: 'Kim' })).toMatchObject({
      status: 200,
      json: { changed: 99, left: { ...LEFT, owned: 1 } },
    })
    expect((await store.numberHistory('+18885550150', 1))[0]).toMatchObject({
      command: 'withdraw',
      reason: 'a dispute',
      author: { by: OPERATOR_NAME, claimedName: 'Kim' },
    })
    expect((await change('restore', { range: '18885550150' })).json).toEqual({ changed: 1, left: LEFT })
    expect((await change('restore', { range })).json).toEqual({
      changed: 98,
      left: { ...LEFT, free: 1, owned: 1 },
    })
  })

  it('do a thousand numbers a request, and say where to go on', async () => {
    const { store, change } = await startSale()
    const stock = await store.describeNumber('+14255550100')
    if (stock === undefined) throw new Error('The stock has no number')
    await store.addStock([{ stock, first: '+14255560000', last: '+14255561499' }])
    const { json } = await change('withdraw', { range: '+14255560000-+14255569999' })
    expect(json).toEqual({ changed: 1_000, left: LEFT, next: '+14255561000-+14255569999' })
    expect((await change('withdraw', { range: '+14255561000-+14255569999' })).json).toEqual({
      changed: 500,
      left: LEFT,
    })
  })

  it.each([
    [{ range: '+1425' }],
    [{ range: '+14255550199-+14255550100' }],
    [{}],
    [{ range: '+14255550100', by: 'me' }],
  ])('refuse %j', async (body) => {
    const { change } = await startSale()
    expect(await change('withdraw', body)).toMatchObject({
      status: 400,
      json: { error: { code: 'InvalidInput' } },
    })
  })
})
