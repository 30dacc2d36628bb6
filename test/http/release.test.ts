import { describe, expect, it } from 'vitest'
import { NOON } from '../support/app.ts'
import {
  at,
  buy,
  GUID,
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
const RELEASE = at(`/phoneNumbers/${NUMBER}`)
const A_DAY_MS = 24 * 3_600_000

function notFound(number: string): { error: object } {
  return {
    error: {
      code: 'NotFound',
      message: `Input phoneNumber ${number} cannot be found.`,
      target: 'phonenumber',
    },
  }
}

describe.each(VERSIONS)('a release in $version', ({ version }) => {
  it('is accepted with an empty body and the recorded headers, which have no Location', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    const reply = await contoso('DELETE', at('/phoneNumbers/%2B18885550100', version))
    const guid = headerOf(reply, 'release-id')
    expect(guid).toMatch(GUID)
    expect(reply).toMatchObject({
      status: 202,
      text: '',
      headers: {
        'operation-location': `/phoneNumbers/operations/release_${guid}?api-version=${version}`,
        'operation-id': `release_${guid}`,
        'access-control-expose-headers': 'Operation-Location,operation-id,release-id',
        'content-length': '0',
      },
    })
    expect(reply.headers).not.toHaveProperty('location')
  })

  it('of what the resource does not own is accepted, and fails', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    await buy(contoso)
    for (const number of [NUMBER, '+14155550100']) {
      const reply = await fabrikam('DELETE', at(`/phoneNumbers/${number}`, version))
      expect(reply.status).toBe(202)
      const operation = await getOperation(fabrikam, headerOf(reply, 'operation-id'), version)
      expect(operation).toMatchObject({ status: 200, json: { status: 'failed', resourceLocation: null } })
      expect(operation.json).toMatchObject(notFound(number))
    }
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([NUMBER])
  })

  it('of what is no number is a 404', async () => {
    const { contoso } = await startCheckedApp()
    for (const nonsense of ['invalid_phone_number', '+1', '+0123456789', '+1888555010012345', 'operations']) {
      const reply = await contoso('DELETE', at(`/phoneNumbers/${nonsense}`, version))
      expect(reply.status).toBe(404)
      expect(reply.json).toMatchObject({
        error: { code: version === '2021-03-07' ? 'PhoneNumberNotFound' : 'NotFound' },
      })
    }
  })
})

describe('a release', () => {
  it('takes the number from its owner at once, and a second one fails', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    await contoso('DELETE', RELEASE)
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([])
    expect(await contoso('GET', RELEASE)).toMatchObject({
      status: 404,
      json: recorded('NotFound', `Input phoneNumber ${NUMBER} cannot be found.`),
    })
    const again = await contoso('DELETE', RELEASE)
    expect((await getOperation(contoso, headerOf(again, 'operation-id'))).json).toMatchObject({
      status: 'failed',
    })
  })

  it('makes the number free again, before those that nobody has held', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    await buy(contoso)
    await contoso('DELETE', RELEASE)
    expect(numbersOf(await getResult(fabrikam, await hold(fabrikam)))).toEqual([NUMBER])
  })

  it('makes the number free again, behind all that have rested longer where the inventory fills so', async () => {
    const { contoso, fabrikam, store } = await startCheckedApp({ policy: { fill: 'rested' } })
    await buy(contoso)
    await contoso('DELETE', RELEASE)
    await store.setClock({ mode: 'frozen', at: NOON + 1 })
    expect(numbersOf(await getResult(fabrikam, await hold(fabrikam, { quantity: 99 })))).not.toContain(NUMBER)
    expect(numbersOf(await getResult(fabrikam, await hold(fabrikam)))).toEqual([NUMBER])
  })

  it('keeps the number back until its aging ends, to the millisecond', async () => {
    const { contoso, store } = await startCheckedApp({ policy: { agingMs: A_DAY_MS } })
    await buy(contoso, { quantity: 100 })
    await contoso('DELETE', RELEASE)
    await store.setClock({ mode: 'frozen', at: NOON + A_DAY_MS - 1 })
    expect(numbersOf(await getResult(contoso, await hold(contoso)))).toEqual([])
    await store.setClock({ mode: 'frozen', at: NOON + A_DAY_MS })
    expect(numbersOf(await getResult(contoso, await hold(contoso)))).toEqual([NUMBER])
  })
})
