import { describe, expect, it } from 'vitest'
import { NOON } from '../support/app.ts'
import type { Reply } from '../support/client.ts'
import {
  at,
  buy,
  buyHold,
  getOperation,
  getResult,
  headerOf,
  hold,
  numbersOf,
  recorded,
} from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'
import { VERSIONS } from './support/versions.ts'

const NUMBER = '+18885550100'

function statusOf({ json }: Reply): unknown {
  return Object(json).status
}

describe.each(VERSIONS)('an operation in $version', ({ version }) => {
  const shown = {
    createdDateTime: '2026-01-15T12:00:00.000+00:00',
    lastActionDateTime: '0001-01-01T00:00:00+00:00',
    status: 'succeeded',
  }

  it('of a search points to its result', async () => {
    const { contoso } = await startCheckedApp()
    const guid = await hold(contoso)
    const location = `/availablePhoneNumbers/searchResults/${guid}?api-version=${version}`
    const reply = await getOperation(contoso, `search_${guid}`, version)
    expect(reply.status).toBe(200)
    expect(reply.headers).toMatchObject({ location, 'access-control-expose-headers': 'Location' })
    expect(reply.json).toEqual({
      ...shown,
      id: `search_${guid}`,
      operationType: 'search',
      resourceLocation: location,
    })
  })

  it('of a purchase points nowhere, and was created with its search', async () => {
    const { contoso, store } = await startCheckedApp()
    const guid = await hold(contoso)
    await store.setClock({ mode: 'frozen', at: NOON + 60_000 })
    await buyHold(contoso, guid)
    const reply = await getOperation(contoso, `purchase_${guid}`, version)
    expect(reply.headers).not.toHaveProperty('location')
    expect(reply.headers).not.toHaveProperty('access-control-expose-headers')
    expect(reply.json).toEqual({
      ...shown,
      id: `purchase_${guid}`,
      operationType: 'purchase',
      resourceLocation: null,
    })
  })

  it('of a release points nowhere', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    const id = headerOf(await contoso('DELETE', at(`/phoneNumbers/${NUMBER}`)), 'operation-id')
    const reply = await getOperation(contoso, id, version)
    expect(reply.headers).not.toHaveProperty('location')
    expect(reply.json).toEqual({ ...shown, id, operationType: 'releasePhoneNumber', resourceLocation: null })
  })

  it('of a change of capabilities points to the number', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    const changed = await contoso('PATCH', at(`/phoneNumbers/${NUMBER}/capabilities`), { body: {} })
    const id = headerOf(changed, 'operation-id')
    const location = `/phoneNumbers/${NUMBER}?api-version=${version}`
    const reply = await getOperation(contoso, id, version)
    expect(reply.headers).toMatchObject({ location, 'access-control-expose-headers': 'Location' })
    expect(reply.json).toEqual({
      ...shown,
      id,
      operationType: 'updatePhoneNumberCapabilities',
      resourceLocation: location,
    })
  })

  it('that is unknown, or belongs to another resource, is a 404 when it is polled or cancelled', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    for (const id of [`search_${await hold(contoso)}`, 'search_', 'nonsense', 'release_1%20x']) {
      for (const method of ['GET', 'DELETE']) {
        const reply = await fabrikam(method, at(`/phoneNumbers/operations/${id}`, version))
        expect(reply.status).toBe(404)
        expect(reply.json).toEqual(
          recorded('NotFound', `Input operationId ${decodeURIComponent(id)} cannot be found.`, {
            target: 'operationid',
          }),
        )
      }
    }
  })

  it('is cancelled with an empty 204, also a second time', async () => {
    const { contoso } = await startCheckedApp()
    const target = at(`/phoneNumbers/operations/search_${await hold(contoso)}`, version)
    for (const _ of [1, 2]) expect(await contoso('DELETE', target)).toMatchObject({ status: 204, text: '' })
  })
})

describe('cancelling', () => {
  it('a search frees its numbers at once', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    const all = await hold(contoso, { quantity: 100 })
    await contoso('DELETE', at(`/phoneNumbers/operations/search_${all}`))
    expect(numbersOf(await getResult(fabrikam, await hold(fabrikam, { quantity: 100 })))).toHaveLength(100)
  })

  it('a search of another resource does nothing to it', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    const searchId = await hold(contoso)
    await fabrikam('DELETE', at(`/phoneNumbers/operations/search_${searchId}`))
    expect((await buyHold(contoso, searchId)).status).toBe(202)
  })

  it('a search that was bought, its purchase or a release undoes nothing', async () => {
    const { contoso } = await startCheckedApp()
    const searchId = await hold(contoso)
    await buyHold(contoso, searchId)
    for (const id of [`search_${searchId}`, `purchase_${searchId}`]) {
      expect((await contoso('DELETE', at(`/phoneNumbers/operations/${id}`))).status).toBe(204)
    }
    expect((await getResult(contoso, searchId)).json).toMatchObject({ error: 'NoError' })
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([NUMBER])

    const release = headerOf(await contoso('DELETE', at(`/phoneNumbers/${NUMBER}`)), 'operation-id')
    await contoso('DELETE', at(`/phoneNumbers/operations/${release}`))
    expect((await getOperation(contoso, release)).json).toMatchObject({ status: 'succeeded' })
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([])
  })
})

describe('an operation with a delay', () => {
  it('shows its progress as the clock moves, with its Location all along', async () => {
    const operationDelay = { notStartedMs: 2_000, runningMs: 3_000 }
    const { contoso, store } = await startCheckedApp({ policy: { operationDelay } })
    const id = `search_${await hold(contoso)}`
    const seen: unknown[] = []
    for (const afterMs of [0, 1_999, 2_000, 4_999, 5_000]) {
      await store.setClock({ mode: 'frozen', at: NOON + afterMs })
      const reply = await getOperation(contoso, id)
      expect(reply.headers.location).toMatch(/^\/availablePhoneNumbers\/searchResults\//)
      seen.push(statusOf(reply))
    }
    expect(seen).toEqual(['notStarted', 'notStarted', 'running', 'running', 'succeeded'])
  })

  it('has taken effect at once: the result and the numbers can be read', async () => {
    const operationDelay = { notStartedMs: 0, runningMs: 60_000 }
    const { contoso } = await startCheckedApp({ policy: { operationDelay } })
    const searchId = await hold(contoso)
    expect(numbersOf(await getResult(contoso, searchId))).toEqual([NUMBER])
    await buyHold(contoso, searchId)
    expect(statusOf(await getOperation(contoso, `purchase_${searchId}`))).toBe('running')
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([NUMBER])
  })

  it('of a release that fails shows no error before it has failed', async () => {
    const operationDelay = { notStartedMs: 0, runningMs: 1_000 }
    const { contoso, store } = await startCheckedApp({ policy: { operationDelay } })
    const id = headerOf(await contoso('DELETE', at(`/phoneNumbers/${NUMBER}`)), 'operation-id')
    const running = await getOperation(contoso, id)
    expect(statusOf(running)).toBe('running')
    expect(running.json).not.toHaveProperty('error')
    await store.setClock({ mode: 'frozen', at: NOON + 1_000 })
    expect((await getOperation(contoso, id)).json).toMatchObject({
      status: 'failed',
      error: { code: 'NotFound' },
    })
  })
})
