import { expect, it } from 'vitest'
import { NOON } from '../support/app.ts'
import { at, buyHold, getOperation, getResult, hold, numbersOf, recorded } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const DAY = 24 * 60 * 60_000

it('a removed record is a 404, also when it is bought again, and bought numbers stay', async () => {
  const { contoso, store } = await startCheckedApp()
  const searchId = await hold(contoso)
  expect((await buyHold(contoso, searchId)).status).toBe(202)
  await store.setClock({ mode: 'frozen', at: NOON + 2 * DAY })
  await hold(contoso)
  expect((await buyHold(contoso, searchId)).status).toBe(202)
  await store.tidy({ keptMs: DAY, limit: 10 })

  const unknown = recorded('NotFound', `Input searchId ${searchId} cannot be found.`, { target: 'searchid' })
  for (const reply of [await getResult(contoso, searchId), await buyHold(contoso, searchId)]) {
    expect(reply.status).toBe(404)
    expect(reply.json).toEqual(unknown)
  }
  for (const id of [`search_${searchId}`, `purchase_${searchId}`]) {
    expect((await getOperation(contoso, id)).status).toBe(404)
    expect((await contoso('DELETE', at(`/phoneNumbers/operations/${id}`))).status).toBe(404)
  }
  expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toHaveLength(1)
  expect(await store.count()).toMatchObject({ owned: 1 })
})
