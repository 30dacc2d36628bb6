import { expect, it } from 'vitest'
import { OPERATOR_KEY, OPERATOR_NAME, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'

const START = Date.UTC(2026, 0, 1)

async function start() {
  const app = await startApp({ offerings: 'undeclared' })
  await app.store.resetClock({ mode: 'frozen', at: START })
  const operator = createClient(app.host, OPERATOR_KEY)
  const changes = async (query = '') => {
    const { json } = checkAnswer(await operator('GET', `/_holdline/changes${query}`))
    return Object(json)
  }
  return { ...app, operator, changes }
}

it('each change of the register has its author, instant, and settings before and after, without any key', async () => {
  const { operator, changes } = await start()
  const as = (name: string) => ({ headers: { 'holdline-as': encodeURIComponent(name) } })
  const created = await operator('POST', '/_holdline/resources', { body: { name: 'adatum' } })
  const { accessKey, keys } = Object(created.json)
  await operator('PATCH', '/_holdline/resources/adatum', {
    body: { limits: { maxHeldNumbers: 5 } },
    ...as('Zoë'),
  })
  await operator('PATCH', '/_holdline/resources/adatum', { body: { limits: { maxHeldNumbers: null } } })
  // It changes nothing, and is not in the history.
  await operator('POST', '/_holdline/resources/adatum/resume')
  const by = { by: OPERATOR_NAME }
  const at = '2026-01-01T00:00:00.000Z'
  const all = await changes()
  expect(all.changes).toEqual([
    { version: 3, at, author: by, changes: [{ entry: 'limits/adatum', before: { maxHeldNumbers: 5 } }] },
    {
      version: 2,
      at,
      author: { ...by, claimedName: 'Zoë' },
      changes: [{ entry: 'limits/adatum', after: { maxHeldNumbers: 5 } }],
    },
    {
      version: 1,
      at,
      author: by,
      changes: [
        { entry: 'resource/adatum', after: { name: 'adatum', hosts: [] } },
        { entry: `key/adatum/${keys[0].id}`, after: { createdAt: at } },
      ],
    },
  ])
  expect(JSON.stringify(all)).not.toContain(accessKey)
  expect((await changes('?of=key/adatum')).changes).toMatchObject([
    { version: 1, changes: [{ entry: `key/adatum/${keys[0].id}` }] },
  ])
  expect((await changes('?of=limit')).changes).toEqual([])
})

it('every instant in a setting is written as elsewhere', async () => {
  const { operator, changes, store } = await start()
  await operator('POST', '/_holdline/resources', { body: { name: 'adatum' } })
  // The newer key is the second one.
  await store.setClock({ mode: 'frozen', at: START + 1_000 })
  const at = '2026-01-01T00:00:01.000Z'
  const second = Object((await operator('POST', '/_holdline/resources/adatum/keys')).json)
  await operator('POST', `/_holdline/resources/adatum/keys/${second.id}/promote`)
  await operator('POST', '/_holdline/resources/adatum/suspend')
  await operator('POST', '/_holdline/resources/adatum/close', { body: { releaseAfter: 'P1D' } })
  await operator('POST', '/_holdline/resources/adatum/resume')
  await operator(
    'DELETE',
    '/_holdline/offerings/US/geographic/person/inbound+outbound/none?from=2027-01-01T00:00:00Z',
  )
  const settings = async (of: string) => {
    const { changes: all } = await changes(`?of=${of}`)
    return all.flatMap(({ changes: entries }: { changes: { before?: object; after?: object }[] }) =>
      entries.map(({ before, after }) => ({ before, after })),
    )
  }
  expect((await settings(`key/adatum/${second.id}`))[0]).toEqual({
    before: { createdAt: at },
    after: { createdAt: at, promotedAt: at },
  })
  expect(await settings('suspension')).toContainEqual({ after: { since: at } })
  const closure = { since: at, releaseAt: '2026-01-02T00:00:01.000Z' }
  expect(await settings('closure')).toEqual([{ before: closure }, { after: closure }])
  expect(await settings('planned')).toEqual([{ after: { from: '2027-01-01T00:00:00.000Z', retired: true } }])
})

it('come in pages, the newest first', async () => {
  const { operator, changes } = await start()
  for (const seconds of [1, 2, 3])
    await operator('POST', '/_holdline/aging', { body: { country: 'US', seconds } })
  const versions = (page: { changes: { version: number }[] }) => page.changes.map(({ version }) => version)
  const first = await changes('?limit=2')
  expect(versions(first)).toEqual([3, 2])
  const second = await changes(`?limit=2&before=${first.next}`)
  expect(versions(second)).toEqual([1])
  expect(second).not.toHaveProperty('next')
})

it.each(['%E0%A4%A', encodeURIComponent('a'.repeat(101)), encodeURIComponent('a\nb')])(
  'a name that is none is refused: %s',
  async (name) => {
    const { operator, changes } = await start()
    const reply = await operator('POST', '/_holdline/aging', {
      body: { country: 'US', seconds: 1 },
      headers: { 'holdline-as': name },
    })
    expect(checkAnswer(reply)).toMatchObject({ status: 400, json: { error: { target: 'holdline-as' } } })
    expect((await changes()).changes).toEqual([])
  },
)
