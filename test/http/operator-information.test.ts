import { describe, expect, it } from 'vitest'
import type { Reply } from '../support/client.ts'
import { errorOf } from './support/error-of.ts'
import { at, buy } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const TARGET = '/operatorInformation/:search'

async function ask(body: unknown, version = '2025-02-11'): Promise<Reply> {
  const { contoso } = await startCheckedApp()
  return contoso('POST', at(TARGET, version), { body })
}

async function details(phoneNumber: string): Promise<object> {
  const reply = await ask({
    phoneNumbers: [phoneNumber],
    options: { includeAdditionalOperatorDetails: true },
  })
  expect(reply.status).toBe(200)
  const [{ isoCountryCode, numberType, operatorDetails }] = Object(reply.json).values
  return { isoCountryCode, numberType, operator: operatorDetails?.name ?? null }
}

describe('operator information', () => {
  it('has the formats of a number, and nulls for details that were not asked for', async () => {
    for (const options of [{}, { options: {} }, { options: { includeAdditionalOperatorDetails: false } }]) {
      const reply = await ask({ phoneNumbers: ['+18332016898'], ...options })
      expect(reply.status).toBe(200)
      expect(reply.json).toEqual({
        values: [
          {
            phoneNumber: '+18332016898',
            nationalFormat: '(833) 201-6898',
            internationalFormat: '+1 833-201-6898',
            isoCountryCode: null,
            numberType: null,
            operatorDetails: null,
          },
        ],
      })
    }
  })

  it('has the country, the type and the operator if asked for', async () => {
    const options = { includeAdditionalOperatorDetails: true }
    const reply = await ask({ phoneNumbers: ['+447403123456'], options }, '2025-06-01')
    expect(reply.json).toEqual({
      values: [
        {
          phoneNumber: '+447403123456',
          nationalFormat: '07403 123456',
          internationalFormat: '+44 7403 123456',
          isoCountryCode: 'GB',
          numberType: 'mobile',
          operatorDetails: { name: 'Three', mobileNetworkCode: null, mobileCountryCode: null },
        },
      ],
    })
  })

  it.each([
    ['+447400123456', 'GB', 'mobile', 'EE'],
    ['+12065550100', 'US', 'geographic', null],
    ['+442079460000', 'GB', 'geographic', null],
    ['+18332016898', 'US', 'other', null],
    ['+11234567899', null, 'unknown', null],
    ['+80012345678', null, 'other', null],
  ])(
    'of %s is from the plan, and from the published blocks',
    async (phoneNumber, country, type, operator) => {
      expect(await details(phoneNumber)).toEqual({ isoCountryCode: country, numberType: type, operator })
    },
  )

  it("of a number of the inventory is the inventory's, for each caller and each owner", async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    const [owned = ''] = await buy(contoso)
    for (const [phoneNumber, numberType] of [
      [owned, 'other'],
      ['+18885550199', 'other'],
      ['+14255550100', 'geographic'],
    ] as const) {
      const body = { phoneNumbers: [phoneNumber], options: { includeAdditionalOperatorDetails: true } }
      for (const client of [contoso, fabrikam]) {
        const reply = await client('POST', at(TARGET), { body })
        expect(Object(reply.json).values[0]).toMatchObject({
          isoCountryCode: 'US',
          numberType,
          operatorDetails: { name: 'Holdline' },
        })
      }
    }
  })

  it('has the country of the inventory where the plan says another', async () => {
    const { contoso, store } = await startCheckedApp()
    await store.addStock([
      {
        stock: {
          country: 'CA',
          numberType: 'tollFree',
          areaCode: '877',
          capabilities: { calling: 'inbound+outbound', sms: 'none' },
        },
        first: '+18775550100',
        last: '+18775550100',
      },
    ])
    const body = { phoneNumbers: ['+18775550100'], options: { includeAdditionalOperatorDetails: true } }
    const reply = await contoso('POST', at(TARGET), { body })
    expect(Object(reply.json).values[0]).toMatchObject({ isoCountryCode: 'CA', numberType: 'other' })
  })

  it.each([[[]], [['+14155550100', '+14155550100']], [['', '']]])(
    'is of one number, which %j is not',
    async (phoneNumbers) => {
      expect(errorOf(await ask({ phoneNumbers }))).toEqual({
        code: 'BadRequest',
        message: 'Can only accept one phoneNumber',
      })
    },
  )

  it.each([
    '',
    '+',
    'abc',
    '+1 425 555 0100',
    '(425) 555-0100',
    '+9991234567',
    '+0123456789',
    '+1425555010012345',
  ])('is refused for nonsense like "%s"', async (phoneNumber) => {
    expect(errorOf(await ask({ phoneNumbers: [phoneNumber] }))).toEqual({
      code: 'BadRequest',
      message: 'Invalid Phone Number format.',
    })
  })

  it('takes a number without its plus, and answers it in E.164', async () => {
    const reply = await ask({ phoneNumbers: ['14255550100'] })
    expect(Object(reply.json).values[0]).toMatchObject({ phoneNumber: '+14255550100' })
  })

  it.each([
    [{}, 'phoneNumbers is required.', 'phonenumbers'],
    [{ phoneNumbers: '+14255550100' }, 'phoneNumbers must be of type array.', 'phonenumbers'],
    [{ phoneNumbers: [14255550100] }, 'phoneNumbers.0 must be of type string.', 'phonenumbers'],
    [{ phoneNumbers: ['+14255550100'], options: null }, 'options must be of type object.', 'options'],
    [
      { phoneNumbers: ['+14255550100'], options: { includeAdditionalOperatorDetails: 'true' } },
      'options.includeAdditionalOperatorDetails must be of type boolean.',
      'includeadditionaloperatordetails',
    ],
  ])('refuses the body %j', async (body, message, target) => {
    expect(errorOf(await ask(body))).toEqual({ code: 'InvalidInput', message, target })
  })

  it('needs a body', async () => {
    expect(errorOf(await ask(undefined))).toMatchObject({ code: 'InvalidInput' })
  })

  it('exists since 2025-02-11, and names its versions', async () => {
    const body = { phoneNumbers: ['+14255550100'] }
    for (const version of ['2025-02-11', '2025-04-01', '2025-06-01', '2027-01-01']) {
      const reply = await ask(body, version)
      expect(reply.status).toBe(200)
      expect(reply.headers['api-supported-versions']).toBe('2025-02-11, 2025-04-01, 2025-06-01')
    }
    for (const version of ['2021-03-07', '2022-12-01']) {
      expect(errorOf(await ask(body, version))).toMatchObject({ code: 'UnsupportedApiVersion' })
    }
  })
})
