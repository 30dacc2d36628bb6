import { describe, expect, it } from 'vitest'
import { search } from '../../src/inventory/search.ts'
import { NOT_OFFERED, numbersOf, recorded } from './support/operations.ts'
import { browse, OLDER_VERSIONS, RESERVATION_VERSIONS } from './support/reservations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const TOLL_FREE = { phoneNumberType: 'tollFree' }

function invalid(message: string, target: string) {
  return { status: 400, json: recorded('InvalidInput', message, { target }) }
}

describe.each(RESERVATION_VERSIONS)('browsing in %s', (version) => {
  it('shows 25 free numbers with all that the published example has, and holds none of them', async () => {
    const { contoso, store } = await startCheckedApp()
    const body = { ...TOLL_FREE, capabilities: { calling: 'outbound' }, assignmentType: 'application' }
    const reply = await browse(contoso, body, { version })
    expect(reply.status).toBe(200)
    const shown = numbersOf(reply)
    expect(new Set(shown).size).toBe(25)
    const { phoneNumbers } = JSON.parse(reply.text)
    for (const [index, phoneNumber] of shown.entries()) {
      expect(phoneNumbers[index]).toEqual({
        id: phoneNumber.slice(1),
        countryCode: 'US',
        phoneNumber: expect.stringMatching(/^\+1888555\d{4}$/),
        capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
        status: 'available',
        isAgreementToNotResellRequired: false,
      })
    }
    expect(numbersOf(await browse(contoso, body, { version }))).not.toEqual(shown)
    expect(await store.count()).toMatchObject({ total: 200, free: 200 })
  })

  it('knows mobile numbers since 2025-06-01 only', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await browse(contoso, { phoneNumberType: 'mobile' }, { country: 'ie', version })
    if (version === '2025-04-01') {
      const message = 'phoneNumberType must be one of geographic, tollFree.'
      expect(reply).toMatchObject(invalid(message, 'phonenumbertype'))
    } else {
      expect(reply).toMatchObject({ status: 200, json: { phoneNumbers: [] } })
    }
  })

  it('says of French toll-free numbers that they need the agreement', async () => {
    const { contoso, store } = await startCheckedApp()
    const capabilities = { calling: 'inbound+outbound', sms: 'none' } as const
    const stock = { country: 'FR', numberType: 'tollFree', areaCode: '805', capabilities } as const
    await store.addStock([{ stock, first: '+33805980001', last: '+33805980002' }])
    const reply = await browse(contoso, TOLL_FREE, { country: 'FR', version })
    const item = { countryCode: 'FR', cost: { amount: 8 }, isAgreementToNotResellRequired: true }
    expect(reply.json).toMatchObject({ phoneNumbers: [item, item] })
  })
})

describe.each(OLDER_VERSIONS)('browsing in %s', (version) => {
  it('does not exist', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await browse(contoso, TOLL_FREE, { version })
    expect(reply).toMatchObject({ status: 400, json: { error: { code: 'UnsupportedApiVersion' } } })
    expect(reply.headers['api-supported-versions']).toBe('2025-04-01, 2025-06-01')
  })
})

describe('browsing', () => {
  it('narrows by prefixes, with and without a plus', async () => {
    const { contoso } = await startCheckedApp()
    const body = { phoneNumberType: 'geographic', phoneNumberPrefixes: ['+142555501', '1888', '999'] }
    const numbers = numbersOf(await browse(contoso, body)).toSorted()
    expect(numbers).toHaveLength(25)
    expect(numbers.filter((number) => !number.startsWith('+142555501'))).toEqual([])
    const none = await browse(contoso, { ...body, phoneNumberPrefixes: ['1206'] })
    expect(none).toMatchObject({ status: 200, json: { phoneNumbers: [] } })
    expect(numbersOf(await browse(contoso, { ...body, phoneNumberPrefixes: [] }))).toHaveLength(25)
  })

  it('shows no number that any resource holds or owns', async () => {
    const { contoso, fabrikam, inventory, store } = await startCheckedApp()
    const wanted = { phoneNumberType: 'geographic', assignmentType: 'person' }
    const capabilities = { calling: 'inbound+outbound', sms: 'none' } as const
    await search(inventory, 'contoso', {
      country: 'US',
      numberType: 'geographic',
      assignmentType: 'person',
      capabilities,
      quantity: 97,
    })
    for (const client of [contoso, fabrikam]) {
      expect(numbersOf(await browse(client, wanted)).toSorted()).toEqual([
        '+14255550197',
        '+14255550198',
        '+14255550199',
      ])
    }
    expect(await store.count()).toMatchObject({ busy: 97 })
  })

  it('refuses an unknown country and what is not offered, as recorded for searches', async () => {
    const { contoso } = await startCheckedApp()
    // The last is u and a long s, whose capitals are US.
    for (const country of ['INVALID', 'u%C5%BF']) {
      expect(await browse(contoso, TOLL_FREE, { country })).toMatchObject(
        invalid('Unable to parse country code.', 'countrycode'),
      )
    }
    expect(await browse(contoso, { ...TOLL_FREE, assignmentType: 'person' })).toMatchObject({
      status: 400,
      json: NOT_OFFERED,
    })
  })

  it.each([
    [{}, 'phoneNumberType is required.', 'phonenumbertype'],
    [{ ...TOLL_FREE, capabilities: { sms: 'all' } }, /^capabilities.sms must be one of none/, 'sms'],
    [{ ...TOLL_FREE, capabilities: null }, 'capabilities must be of type object.', 'capabilities'],
    [{ ...TOLL_FREE, phoneNumberPrefixes: '1' }, /must be of type array/, 'phonenumberprefixes'],
    [{ ...TOLL_FREE, phoneNumberPrefixes: [1425] }, /0 must be of type string/, 'phonenumberprefixes'],
    ...['', '+', '0800', '14 25', '1425*', '1'.repeat(16), '１４２５'].map(
      (prefix) =>
        [
          { ...TOLL_FREE, phoneNumberPrefixes: ['1', prefix] },
          /first digits/,
          'phonenumberprefixes',
        ] as const,
    ),
    [{ ...TOLL_FREE, phoneNumberPrefixes: Array(101).fill('1') }, /at most 100/, 'phonenumberprefixes'],
  ] as const)('refuses %j', async (body, message, target) => {
    const { contoso } = await startCheckedApp()
    const reply = await browse(contoso, body)
    expect(reply).toMatchObject({ status: 400, json: { error: { code: 'InvalidInput', target } } })
    expect(JSON.parse(reply.text).error.message).toMatch(message)
  })
})
