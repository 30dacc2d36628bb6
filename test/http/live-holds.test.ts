import { expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { buyHold, hold } from './support/operations.ts'

it('GET /_holdline/holds lists what is held, the first to end first, until it is bought or its time is over', async () => {
  const { host, contoso, store } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  const list = async (query = '') =>
    checkAnswer(await operator('GET', `/_holdline/holds${query}`)).json as {
      readonly holds: readonly { readonly searchId: string; readonly phoneNumbers: readonly string[] }[]
      readonly counts: object
    }
  const nothing = { holds: [], reservations: [], counts: { holds: 0, reservations: 0 } }
  expect(await list()).toMatchObject(nothing)
  const first = await hold(contoso, { quantity: 2 })
  await store.advanceClock({ byMs: 60_000 })
  const second = await hold(contoso, { quantity: 1 })
  const { holds, counts } = await list()
  expect(holds).toMatchObject([
    { searchId: first, resource: 'contoso', expiresAt: expect.stringMatching(/Z$/) },
    { searchId: second },
  ])
  expect(holds[0]?.phoneNumbers).toHaveLength(2)
  expect(counts).toEqual({ holds: 2, reservations: 0 })
  expect(await list('?limit=1')).toMatchObject({ holds: [{ searchId: first }], counts: { holds: 2 } })
  await buyHold(contoso, second)
  await store.advanceClock({ byMs: 15 * 60_000 })
  expect(await list()).toMatchObject(nothing)
})

it.each(['0', '1001', 'x'])('a limit of %s is refused', async (limit) => {
  const { host } = await startApp()
  const answer = await createClient(host, OPERATOR_KEY)('GET', `/_holdline/holds?limit=${limit}`)
  expect(answer.status).toBe(400)
})
