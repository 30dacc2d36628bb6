import { expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'

const PATH = '/_holdline/audit/archives'

it('a trail that was never archived has no archives, and an archive is refused with the reason', async () => {
  const { host } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  expect(checkAnswer(await operator('GET', PATH))).toMatchObject({
    status: 200,
    json: { archives: [], archivable: null },
  })
  const asked = await operator('GET', `${PATH}?before=2099-01-01T00:00:00Z`)
  const { status, json } = checkAnswer(await operator('POST', PATH, { body: { through: 7 } }))
  // An embedded store has its trail in one piece; the first partition of the other one is not full.
  const code = status === 501 ? 'ArchiveUnsupported' : 'NotArchivable'
  expect({ status, json }).toMatchObject({ status: status === 501 ? 501 : 409, json: { error: { code } } })
  expect(asked).toMatchObject(status === 501 ? { status, json: { error: { code } } } : { status: 200 })
})

it.each([{}, { through: 0 }, { through: 1.5 }, { through: 1, entries: -1 }, { through: 1, more: 1 }])(
  'the body %j is refused',
  async (body) => {
    const { host } = await startApp()
    expect(await createClient(host, OPERATOR_KEY)('POST', PATH, { body })).toMatchObject({ status: 400 })
  },
)

it('an instant that is none is refused', async () => {
  const { host } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  expect(await operator('GET', `${PATH}?before=yesterday`)).toMatchObject({ status: 400 })
})
