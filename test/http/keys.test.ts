import { describe, expect, it } from 'vitest'
import { changeRegister } from '../../src/operator/change-register.ts'
import { ENCRYPTION_KEY, NOON, OPERATOR_KEY, startApp } from '../support/app.ts'
import { BY_TEST } from '../support/by-test.ts'
import { type Client, createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { at, hold } from './support/operations.ts'

const PATH = '/_holdline/resources'
const AT_NOON = '2026-01-15T12:00:00.000Z'

async function start() {
  const logged: string[] = []
  const app = await startApp({
    offerings: 'undeclared',
    onLogLine: (line) => void logged.push(JSON.stringify(line)),
  })
  const operator = createClient(app.host, OPERATOR_KEY)
  const seen: string[] = []
  const ask = async (method: string, path = '', body?: object) => {
    const reply = checkAnswer(await operator(method, `${PATH}${path}`, body && { body }), method)
    if (reply.status !== 201) seen.push(reply.text)
    return { status: reply.status, json: Object(reply.json) }
  }
  const create = async (path: string, body?: object) => {
    const { status, json } = await ask('POST', path, body)
    expect(status).toBe(201)
    return json
  }
  const statusWith = async (accessKey: string) =>
    (await createClient(app.host, accessKey)('GET', at('/phoneNumbers', '2025-06-01'))).status
  const as = (accessKey: string): Client => createClient(app.host, accessKey)
  return { ...app, ask, create, statusWith, as, logged, seen }
}

describe('a resource of the register', () => {
  it('is made with a key that is shown once, and calls at once', async () => {
    const { create, ask, as, statusWith } = await start()
    const { accessKey, ...resource } = await create('', { name: 'adatum', limits: { maxHeldNumbers: 1 } })
    expect(Buffer.from(accessKey, 'base64')).toHaveLength(32)
    const shown = {
      name: 'adatum',
      origin: 'register',
      hosts: [],
      keys: [{ id: expect.stringMatching(/^[0-9a-f]{16}$/), createdAt: AT_NOON }],
      limits: { maxHeldNumbers: 1 },
      state: 'active',
    }
    expect(resource).toEqual(shown)
    expect((await ask('GET', '/adatum')).json).toEqual(shown)
    await hold(as(accessKey))
    expect(await statusWith(accessKey)).toBe(200)
  })

  it.each([
    [{ name: 'contoso' }, 409, 'There is a resource contoso already.'],
    [{ name: 'a b' }, 400, /^name must be letters, digits, dots/],
    [{ name: '../x' }, 400, /^name must be letters, digits, dots/],
    [{ name: 'a'.repeat(65) }, 400, /^name must be letters, digits, dots/],
    [{}, 400, 'name is required.'],
    [{ name: 'a', hosts: ['https://a.example'] }, 400, /^hosts https:\/\/a\.example is no host name/],
    [{ name: 'a', accessKeys: ['x'] }, 400, /^accessKeys is unknown/],
    [{ name: 'a', limits: { maxHeldNumbers: null } }, 400, /^limits\.maxHeldNumbers must be of type integer/],
  ])('%j is refused with a reason', async (body, status, message) => {
    const { ask } = await start()
    const { status: answered, json } = await ask('POST', '', body)
    expect([answered, json.error.message]).toEqual([status, expect.stringMatching(message)])
    expect((await ask('GET')).json.resources).toHaveLength(2)
  })
})

describe('access keys', () => {
  it('change with both valid in between, and an old one is over once it is revoked', async () => {
    const { create, ask, statusWith, store } = await start()
    const { accessKey: first, keys } = await create('', { name: 'adatum' })
    const [{ id: firstId }] = keys
    await store.setClock({ mode: 'frozen', at: NOON + 60_000 })
    const { accessKey: second, id: secondId, createdAt } = await create('/adatum/keys')
    expect(createdAt).toBe('2026-01-15T12:01:00.000Z')
    expect([await statusWith(first), await statusWith(second)]).toEqual([200, 200])
    expect(await ask('POST', '/adatum/keys')).toMatchObject({
      status: 409,
      json: { error: { code: 'TooManyKeys' } },
    })
    const idsAfter = async (method: string, path: string) =>
      (await ask(method, path)).json.keys.map(({ id }: { id: string }) => id)
    expect(await idsAfter('GET', '/adatum')).toEqual([firstId, secondId])
    expect(await idsAfter('POST', `/adatum/keys/${secondId}/promote`)).toEqual([secondId, firstId])
    expect([await statusWith(first), await statusWith(second)]).toEqual([200, 200])
    expect(await idsAfter('DELETE', `/adatum/keys/${firstId}`)).toEqual([secondId])
    expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200])
    expect(await ask('DELETE', `/adatum/keys/${firstId}`)).toMatchObject({
      status: 404,
      json: { error: { code: 'KeyNotFound' } },
    })
    // The last one can be revoked as well; the resource stays, and gets another key.
    expect(await idsAfter('DELETE', `/adatum/keys/${secondId}`)).toEqual([])
    expect(await statusWith(second)).toBe(401)
    const { accessKey: third } = await create('/adatum/keys')
    expect(await statusWith(third)).toBe(200)
  })

  it('change their order with each promotion, also while the clock is frozen or was set back', async () => {
    const { create, ask, store } = await start()
    const { keys } = await create('', { name: 'adatum' })
    const { id: second } = await create('/adatum/keys')
    const [{ id: first }] = keys
    const promote = async (id: string) =>
      (await ask('POST', `/adatum/keys/${id}/promote`)).json.keys.map((key: { id: string }) => key.id)
    expect(await promote(second)).toEqual([second, first])
    expect(await promote(first)).toEqual([first, second])
    await store.setClock({ mode: 'frozen', at: NOON - 60_000 })
    expect(await promote(second)).toEqual([second, first])
  })

  it('of the configuration are changed there, and listed by their ids alone', async () => {
    const { ask } = await start()
    const { json } = await ask('POST', '/contoso/keys')
    expect(json.error).toEqual({
      code: 'Conflict',
      message: 'the tests declares resource/contoso: change its keys there.',
    })
    const { keys } = (await ask('GET', '/contoso')).json
    expect(keys).toEqual([{ id: expect.stringMatching(/^[0-9a-f]{16}$/) }])
    expect((await ask('DELETE', `/contoso/keys/${keys[0].id}`)).status).toBe(404)
    expect((await ask('POST', '/nobody/keys')).json.error.code).toBe('ResourceNotFound')
  })

  it('are in no answer but that of their creation, in no line of the log, and not in the store', async () => {
    const { create, ask, as, logged, seen, store } = await start()
    const { accessKey: first, keys } = await create('', { name: 'adatum' })
    const { accessKey: second, id } = await create('/adatum/keys')
    await hold(as(first))
    await as(`${first.slice(0, -4)}AAA=`)('GET', at('/phoneNumbers'))
    await ask('GET')
    await ask('POST', `/adatum/keys/${id}/promote`)
    await ask('DELETE', `/adatum/keys/${keys[0].id}`)
    await ask('POST', '', { name: 'adatum' })
    await ask('POST', '/adatum/keys/none/promote')
    const documents = JSON.stringify([...((await store.register())?.documents ?? [])])
    expect(documents).toContain(id)
    await ask('DELETE', `/adatum/keys/${id}`)
    const recorded = Object((await as(OPERATOR_KEY)('GET', '/_holdline/requests')).json).requests
    for (const request of recorded) {
      seen.push((await as(OPERATOR_KEY)('GET', `/_holdline/requests/${request.id}`)).text)
    }
    expect(seen.join()).toContain('KeyNotFound')
    for (const secret of [first, second, ENCRYPTION_KEY]) {
      const bytes = Buffer.from(secret, 'base64')
      for (const form of [
        secret,
        secret.replace(/=+$/, ''),
        bytes.toString('hex'),
        bytes.toString('base64url'),
      ]) {
        for (const text of [documents, ...logged, ...seen]) expect(text).not.toContain(form)
      }
    }
    expect(logged.join()).toContain('signatureDiffers')
  })

  it('whose ciphertext was moved to another resource are good for neither', async () => {
    const { create, ask, statusWith, store, register } = await start()
    const { accessKey, keys } = await create('', { name: 'adatum' })
    const { keys: others } = await create('', { name: 'wingtip' })
    const found = await store.register()
    const stolen = Object(found?.documents.get(`key/adatum/${keys[0].id}`))
    const documents = new Map([
      [`key/wingtip/${keys[0].id}`, stolen],
      [`key/wingtip/${others[0].id}`, stolen],
    ])
    await store.changeRegister({ version: found?.version ?? 0, documents, ...BY_TEST })
    await register.refresh()
    const { json } = await ask('GET', '/wingtip')
    expect(json.name).toBe('wingtip')
    const asWhom = await statusWith(accessKey)
    expect(asWhom).toBe(200)
    expect(register.current().resources.find(({ name }) => name === 'wingtip')?.accessKeys).toEqual([])
    await changeRegister(
      { register, store, author: BY_TEST.author },
      { remove: [`key/wingtip/${keys[0].id}`] },
    )
  })
})
