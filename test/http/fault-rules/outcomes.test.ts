import {
  type PhoneNumberSearchResult,
  PhoneNumbersClient,
  type SearchAvailablePhoneNumbersRequest,
} from '@azure/communication-phone-numbers'
import { describe, expect, it } from 'vitest'
import { ERROR_PHASES } from '../../../src/control/faults/error-phases.ts'
import type { FaultDocument } from '../../../src/control/faults/fault-document.ts'
import { MAGIC_INPUTS } from '../../../src/control/magic-inputs.ts'
import { SEARCH_ERRORS, type SearchError } from '../../../src/numbering/search-error.ts'
import { finish } from '../../sdk/support/finish.ts'
import { ownedNumbers } from '../../sdk/support/owned-numbers.ts'
import { CONTOSO_KEY, NOON } from '../../support/app.ts'
import { errorOf } from '../support/error-of.ts'
import { buy, buyHold, GEOGRAPHIC_SEARCH, getOperation, getResult, hold } from '../support/operations.ts'
import { startFaulty } from './given.ts'

const FOUR_NUMBERS: SearchAvailablePhoneNumbersRequest = {
  countryCode: 'US',
  phoneNumberType: 'geographic',
  assignmentType: 'person',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
  quantity: 4,
}

/** The official client of a server with these rules. */
async function givenClient(rules: readonly FaultDocument[] = []) {
  const app = await startFaulty(rules)
  const client = new PhoneNumbersClient(`endpoint=http://${app.host}/;accesskey=${CONTOSO_KEY}`, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  })
  const search = (areaCode?: string): Promise<PhoneNumberSearchResult> =>
    finish(client.beginSearchAvailablePhoneNumbers({ ...FOUR_NUMBERS, ...(areaCode && { areaCode }) }))
  return { ...app, client, search }
}
type Given = Awaited<ReturnType<typeof givenClient>>

/** Searches and buys, and expects the error at its phase and nothing left behind. */
async function expectError({ client, search, store }: Given, error: SearchError, areaCode?: string) {
  const found = await search(areaCode)
  if (error === 'NumbersPartiallyAcquired') {
    expect(found).toMatchObject({ error, phoneNumbers: [expect.any(String), expect.any(String)] })
    return
  }
  if (ERROR_PHASES[error] === 'search') expect(found).toMatchObject({ error, phoneNumbers: [] })
  else {
    expect(found).toMatchObject({ error: 'NoError', phoneNumbers: { length: 4 } })
    await expect(finish(client.beginPurchasePhoneNumbers(found.searchId))).rejects.toThrow(error)
  }
  expect(await ownedNumbers(client)).toEqual([])
  expect(await store.count()).toMatchObject({ owned: 0, busy: 0 })
}

describe.each(SEARCH_ERRORS)('%s', (error) => {
  it('is forced by a rule, for as many requests as it says', async () => {
    const given = await givenClient([{ effect: { outcome: error }, times: 1 }])
    await expectError(given, error)
    const found = await given.search()
    await finish(given.client.beginPurchasePhoneNumbers(found.searchId))
    expect(await ownedNumbers(given.client)).toHaveLength(4)
  })

  it('is forced by its magic area code', async () => {
    const { areaCode } = MAGIC_INPUTS[SEARCH_ERRORS.indexOf(error)] ?? {}
    await expectError(await givenClient(), error, areaCode)
  })
})

describe('a magic area code', () => {
  it.each([
    ['00429', 429, '1'],
    ['00500', 500, undefined],
    ['00503', 503, '1'],
  ])('%s is a status %i', async (areaCode, status, retryAfter) => {
    const { contoso } = await startFaulty()
    const target = '/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01'
    const reply = await contoso('POST', target, { body: { ...GEOGRAPHIC_SEARCH, areaCode } })
    expect(errorOf(reply, status)).toMatchObject({
      message: expect.stringContaining(`area code ${areaCode} gives`),
    })
    expect(reply.headers['retry-after']).toBe(retryAfter)
  })

  it('0021 and 0022 stay running until they are finished by their names', async () => {
    const { contoso, operator } = await startFaulty()
    const statusOf = async (id: string) => Object((await getOperation(contoso, id)).json).status
    const searched = `search_${await hold(contoso, { ...GEOGRAPHIC_SEARCH, areaCode: '0021' })}`
    const searchId = await hold(contoso, { ...GEOGRAPHIC_SEARCH, areaCode: '0022' })
    expect(await statusOf(`search_${searchId}`)).toBe('succeeded')
    await buyHold(contoso, searchId)
    for (const [id, rule] of [
      [searched, 'magic-0021'],
      [`purchase_${searchId}`, 'magic-0022'],
    ] as const) {
      expect(await statusOf(id)).toBe('running')
      const { status, json } = await operator('POST', `/_holdline/faults/${rule}/finish`)
      expect([status, json]).toEqual([
        200,
        { operations: [{ resource: 'contoso', operationId: id, status: 'succeeded' }] },
      ])
      expect(await statusOf(id)).toBe('succeeded')
    }
  })

  it('0023 lets the hold end as its purchase arrives', async () => {
    const { contoso, store } = await startFaulty()
    const searchId = await hold(contoso, { ...GEOGRAPHIC_SEARCH, areaCode: '0023' })
    expect(errorOf(await buyHold(contoso, searchId))).toMatchObject({ code: 'ReservationExpired' })
    expect(await store.count()).toMatchObject({ owned: 0, busy: 0 })
  })

  it('does nothing where the controls are off', async () => {
    const { contoso, control } = await startFaulty([], { controls: false })
    expect(control.isOn()).toBe(false)
    const searchId = await hold(contoso, { ...GEOGRAPHIC_SEARCH, areaCode: '0013' })
    expect((await getResult(contoso, searchId, '2025-06-01')).json).toMatchObject({ error: 'OutOfStock' })
  })
})

describe('a rule', () => {
  it('lets an operation stay running for a time by the clock of the inventory', async () => {
    const { contoso, store } = await startFaulty([{ effect: { stay: 'running', for: 'PT1H' }, times: 1 }])
    const id = `search_${await hold(contoso)}`
    const statusAt = async (ms: number) => {
      await store.setClock({ mode: 'frozen', at: NOON + ms })
      return Object((await getOperation(contoso, id)).json).status
    }
    expect([await statusAt(3_599_999), await statusAt(3_600_000)]).toEqual(['running', 'succeeded'])
  })

  it('that is removed changes nothing that was accepted, and its id still finishes it', async () => {
    const effect = { outcome: 'ProvisioningFailed', stay: 'running', for: 'ever' } as const
    const { contoso, operator, store } = await startFaulty([{ id: 'stuck', effect }])
    const searchId = await hold(contoso)
    await buyHold(contoso, searchId)
    await operator('DELETE', '/_holdline/faults/stuck')
    const operation = async () => (await getOperation(contoso, `purchase_${searchId}`)).json
    expect(await operation()).toMatchObject({ status: 'running' })
    expect(await store.count()).toMatchObject({ owned: 0, busy: 1 })
    expect((await operator('POST', '/_holdline/faults/stuck/finish')).status).toBe(200)
    expect(await operation()).toMatchObject({ status: 'failed', error: { code: 'ProvisioningFailed' } })
    expect(await store.count()).toMatchObject({ owned: 0, busy: 0 })
    expect(errorOf(await operator('POST', '/_holdline/faults/stuck/finish'), 404)).toMatchObject({
      code: 'FaultNotFound',
    })
  })

  it('lets a release fail, and the number stays with its owner', async () => {
    const { contoso, store, addFault } = await startFaulty()
    const [number = ''] = await buy(contoso)
    await addFault({ match: { operation: 'ReleasePhoneNumber' }, effect: { outcome: 'ProvisioningFailed' } })
    const target = `/phoneNumbers/${encodeURIComponent(number)}?api-version=2025-06-01`
    const reply = await contoso('DELETE', target)
    expect(reply.status).toBe(202)
    const { json } = await getOperation(contoso, String(reply.headers['operation-id']))
    expect(json).toMatchObject({ status: 'failed', error: { code: 'ProvisioningFailed' } })
    expect(await store.count()).toMatchObject({ owned: 1 })
  })

  it('lets a hold end as its purchase arrives', async () => {
    const { contoso, store } = await startFaulty([{ effect: { expire: true }, times: 1 }])
    const searchId = await hold(contoso)
    expect(errorOf(await buyHold(contoso, searchId))).toMatchObject({ code: 'ReservationExpired' })
    expect(await store.count()).toMatchObject({ owned: 0, busy: 0 })
  })
})
