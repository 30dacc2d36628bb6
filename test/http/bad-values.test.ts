import { describe, expect, it } from 'vitest'
import {
  at,
  buy,
  GEOGRAPHIC_SEARCH,
  purchaseTarget,
  recorded,
  searchTarget,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'
import { BASE } from './support/versions.ts'

const CAPABILITY_VALUES = 'must be one of none, inbound, outbound, inbound+outbound'
const AN_OBJECT = 'The request body must be of type object.'
const A_BODY = 'A request body is required.'

/** A body, and the message and target of the error that answers it. */
type Case = readonly [body: unknown, message: string, target?: string]

/** A request without one of its fields, or with another value in it. */
function but(request: object, change: object): object {
  return { ...request, ...change }
}

const SEARCH_CASES: readonly Case[] = [
  [undefined, A_BODY],
  ['', A_BODY],
  ['null', AN_OBJECT],
  ['[]', AN_OBJECT],
  ['"tollFree"', AN_OBJECT],
  ['1', AN_OBJECT],
  [{}, 'phoneNumberType is required.', 'phonenumbertype'],
  [but(TOLL_FREE_SEARCH, { assignmentType: undefined }), 'assignmentType is required.', 'assignmenttype'],
  [but(TOLL_FREE_SEARCH, { capabilities: undefined }), 'capabilities is required.', 'capabilities'],
  [but(TOLL_FREE_SEARCH, { capabilities: {} }), 'capabilities.calling is required.', 'calling'],
  [but(TOLL_FREE_SEARCH, { capabilities: { calling: 'none' } }), 'capabilities.sms is required.', 'sms'],
  [
    but(TOLL_FREE_SEARCH, { phoneNumberType: 'tollfree' }),
    'phoneNumberType must be one of geographic, tollFree.',
    'phonenumbertype',
  ],
  [
    but(TOLL_FREE_SEARCH, { phoneNumberType: 'mobile' }),
    'phoneNumberType must be one of geographic, tollFree.',
    'phonenumbertype',
  ],
  [
    but(TOLL_FREE_SEARCH, { phoneNumberType: null }),
    'phoneNumberType must be of type string.',
    'phonenumbertype',
  ],
  [
    but(TOLL_FREE_SEARCH, { phoneNumberType: ['tollFree'] }),
    'phoneNumberType must be of type string.',
    'phonenumbertype',
  ],
  [
    but(TOLL_FREE_SEARCH, { assignmentType: 'robot' }),
    'assignmentType must be one of person, application.',
    'assignmenttype',
  ],
  [but(TOLL_FREE_SEARCH, { capabilities: 'none' }), 'capabilities must be of type object.', 'capabilities'],
  [but(TOLL_FREE_SEARCH, { capabilities: null }), 'capabilities must be of type object.', 'capabilities'],
  [but(TOLL_FREE_SEARCH, { capabilities: [] }), 'capabilities must be of type object.', 'capabilities'],
  [
    but(TOLL_FREE_SEARCH, { capabilities: { calling: 'outbound+inbound', sms: 'none' } }),
    `capabilities.calling ${CAPABILITY_VALUES}.`,
    'calling',
  ],
  [
    but(TOLL_FREE_SEARCH, { capabilities: { calling: 'none', sms: true } }),
    'capabilities.sms must be of type string.',
    'sms',
  ],
  [but(TOLL_FREE_SEARCH, { areaCode: 888 }), 'areaCode must be of type string.', 'areacode'],
  [but(TOLL_FREE_SEARCH, { areaCode: null }), 'areaCode must be of type string.', 'areacode'],
  [but(TOLL_FREE_SEARCH, { quantity: '1' }), 'quantity must be of type integer.', 'quantity'],
  [but(TOLL_FREE_SEARCH, { quantity: 1.5 }), 'quantity must be of type integer.', 'quantity'],
  [but(TOLL_FREE_SEARCH, { quantity: null }), 'quantity must be of type integer.', 'quantity'],
  [but(TOLL_FREE_SEARCH, { quantity: 0 }), 'quantity must be >= 1.', 'quantity'],
  [but(TOLL_FREE_SEARCH, { quantity: -1 }), 'quantity must be >= 1.', 'quantity'],
  [but(TOLL_FREE_SEARCH, { quantity: 2 ** 31 - 1 }), 'quantity must be at most 1000.', 'quantity'],
  [but(TOLL_FREE_SEARCH, { quantity: 2 ** 31 }), 'quantity must be <= 2147483647.', 'quantity'],
  [
    JSON.stringify(but(TOLL_FREE_SEARCH, { quantity: 0 })).replace('0', '1e999'),
    'quantity must be of type integer.',
    'quantity',
  ],
]

const PURCHASE_CASES: readonly Case[] = [
  [undefined, A_BODY],
  ['[]', AN_OBJECT],
  ['null', AN_OBJECT],
  [{}, 'searchId is required.', 'searchid'],
  [{ searchId: null }, 'searchId must be of type string.', 'searchid'],
  [{ searchId: 1 }, 'searchId must be of type string.', 'searchid'],
  [{ searchId: ['x'] }, 'searchId must be of type string.', 'searchid'],
  [
    { searchId: 'x', agreeToNotResell: 'true' },
    'agreeToNotResell must be of type boolean.',
    'agreetonotresell',
  ],
  [{ searchId: 'x', agreeToNotResell: 1 }, 'agreeToNotResell must be of type boolean.', 'agreetonotresell'],
  [
    { searchId: 'x', agreeToNotResell: null },
    'agreeToNotResell must be of type boolean.',
    'agreetonotresell',
  ],
]

const CAPABILITIES_CASES: readonly Case[] = [
  ['[]', AN_OBJECT],
  ['null', AN_OBJECT],
  ['"none"', AN_OBJECT],
  [{ sms: null }, 'sms must be of type string.', 'sms'],
  [{ sms: 0 }, 'sms must be of type string.', 'sms'],
  [{ sms: 'both' }, `sms ${CAPABILITY_VALUES}.`, 'sms'],
  [{ calling: '' }, `calling ${CAPABILITY_VALUES}.`, 'calling'],
  [{ sms: 'none', calling: ['none'] }, 'calling must be of type string.', 'calling'],
]

describe.each([
  ['a search', 'POST', searchTarget('US', BASE), SEARCH_CASES],
  ['a purchase', 'POST', purchaseTarget('2025-04-01'), PURCHASE_CASES],
  ['a change of capabilities', 'PATCH', at('/phoneNumbers/+18885550100/capabilities'), CAPABILITIES_CASES],
] as const)('%s', (_, method, target, cases) => {
  it.each(cases.map(([body, message, about]) => ({ body, message, about })))(
    '%#: $message',
    async ({ body, message, about }) => {
      const { contoso, store } = await startCheckedApp()
      await buy(contoso)
      const before = await store.audit({ after: 0, limit: 100 })
      const reply = await contoso(method, target, { body })
      expect(reply.status).toBe(400)
      expect(reply.json).toEqual(
        recorded('InvalidInput', message, about === undefined ? {} : { target: about }),
      )
      expect(await store.audit({ after: 0, limit: 100 })).toEqual(before)
    },
  )
})

describe('unknown fields', () => {
  it('are ignored, and so are the fields of later versions', async () => {
    const { contoso } = await startCheckedApp()
    const extra = { colour: 'red', nested: { quantity: 5 } }
    const capabilities = { ...GEOGRAPHIC_SEARCH.capabilities, fax: 'inbound' }
    const body = { ...GEOGRAPHIC_SEARCH, ...extra, capabilities }
    const search = await contoso('POST', searchTarget(), { body })
    expect(search.status).toBe(202)
    const purchase = {
      searchId: search.headers['search-id'],
      agreeToNotResell: 'what an older version ignores',
    }
    expect((await contoso('POST', purchaseTarget(BASE), { body: purchase })).status).toBe(202)
  })
})
