import {
  buy,
  buyHold,
  GEOGRAPHIC_SEARCH,
  headerOf,
  hold,
  numbersOf,
  TOLL_FREE_SEARCH,
} from '../../http/support/operations.ts'
import type { TestApp } from '../../support/app.ts'
import type { Client } from '../../support/client.ts'

/** The values of a recording's placeholders, and the body where none was recorded. */
export interface Presumed {
  readonly guid?: string
  /** The digits of a phone number. */
  readonly id?: string
  readonly body?: object
}

type Scenario = (app: TestApp) => Promise<Presumed>

const FR_SEARCH = { ...TOLL_FREE_SEARCH, capabilities: { calling: 'inbound+outbound', sms: 'none' } }
const RESERVATION = '7d9f3c1e-2b4a-4c6d-8e0f-123456789abc'
const NOBODYS = { id: '14255559999' }

/** The state that each recorded exchange presumes, by method, path and status. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'GET /phoneNumbers/%2B{id} 200': owned,
  'GET /phoneNumbers/+{id} 200': owned,
  'GET /phoneNumbers/%2B{id} 404': async () => NOBODYS,
  'PATCH /phoneNumbers/%2B{id}/capabilities 202': owned,
  'PATCH /phoneNumbers/%2B{id}/capabilities 403': notOwned,
  'PATCH /phoneNumbers/%2B{id}/capabilities 404': notOwned,
  'PATCH /phoneNumbers/invalid_phone_number/capabilities 403': notOwned,
  'DELETE /phoneNumbers/%2B{id} 202': owned,
  'GET /phoneNumbers 200': async ({ contoso }) => {
    await buy(contoso, GEOGRAPHIC_SEARCH)
    return owned({ contoso })
  },
  'POST /availablePhoneNumbers/:purchase 202': held,
  'GET /availablePhoneNumbers/searchResults/{guid} 200': held,
  'GET /phoneNumbers/operations/search_{guid} 200': held,
  'GET /phoneNumbers/operations/purchase_{guid} 200': async (app) => {
    const { guid } = await held(app)
    await buyHold(app.contoso, guid)
    return { guid }
  },
  'GET /phoneNumbers/operations/release_{guid} 200': async (app) => {
    const reply = await app.contoso(
      'DELETE',
      `/phoneNumbers/%2B${(await owned(app)).id}?api-version=2022-12-01`,
    )
    return { guid: headerOf(reply, 'release-id') }
  },
  'GET /phoneNumbers/operations/capabilities_{guid} 200': async (app) => {
    const target = `/phoneNumbers/%2B${(await owned(app)).id}/capabilities?api-version=2022-12-01`
    const reply = await app.contoso('PATCH', target, { body: { sms: 'outbound' } })
    return { guid: headerOf(reply, 'capabilities-id') }
  },
  'POST /availablePhoneNumbers/:purchase 400': async ({ contoso }) => ({
    body: { searchId: await hold(contoso, FR_SEARCH, 'FR'), agreeToNotResell: false },
  }),
  'POST /availablePhoneNumbers/countries/US/:search 400': async () => ({
    body: { ...TOLL_FREE_SEARCH, assignmentType: 'person' },
  }),
  'POST /availablePhoneNumbers/countries/US/:search 202': async () => ({ body: TOLL_FREE_SEARCH }),
  'POST /availablePhoneNumbers/countries/XX/:search 400': async () => ({ body: TOLL_FREE_SEARCH }),
  'POST /availablePhoneNumbers/countries/FR/:browse 200': async () => ({
    body: {
      phoneNumberType: 'tollFree',
      assignmentType: 'application',
      capabilities: { calling: 'outbound' },
    },
  }),
  'POST /availablePhoneNumbers/countries/INVALID/:browse 400': async () => ({
    body: { phoneNumberType: 'tollFree' },
  }),
  'GET /sip 200': async ({ contoso }) => {
    await contoso('PATCH', '/sip?api-version=2023-03-01', { body: SIP_TRUNKS })
    return { guid: RESERVATION }
  },
  'PATCH /sip 200': async () => ({ guid: RESERVATION }),
  'PATCH /sip 400': async () => ({ guid: RESERVATION }),
  'PATCH /sip 422': async () => ({ guid: RESERVATION }),
  'PATCH /availablePhoneNumbers/reservations/{guid} 201': reservable,
  'POST /availablePhoneNumbers/reservations/{guid}/:purchase 400': async (app) => {
    const { guid, body } = await reservable(app)
    await app.contoso('PATCH', `/availablePhoneNumbers/reservations/${guid}?api-version=2025-06-01`, { body })
    return { guid, body: { agreeToNotResell: false } }
  },
}

const SIP_TRUNKS = {
  trunks: { [`testfa8f208087614d71aeb80f12701a86fc.${RESERVATION}.sbc.test`]: { sipSignalingPort: 5678 } },
}

async function held({ contoso }: { contoso: Client }): Promise<{ guid: string }> {
  return { guid: await hold(contoso) }
}

async function owned({ contoso }: { contoso: Client }): Promise<{ id: string }> {
  const [number = ''] = await buy(contoso)
  return { id: number.slice(1) }
}

async function notOwned(): Promise<Presumed> {
  return { ...NOBODYS, body: { calling: 'none', sms: 'outbound' } }
}

async function reservable({ contoso }: { contoso: Client }): Promise<{ guid: string; body: object }> {
  const browsed = await contoso(
    'POST',
    '/availablePhoneNumbers/countries/FR/:browse?api-version=2025-06-01',
    { body: { phoneNumberType: 'tollFree' } },
  )
  const [number = ''] = numbersOf(browsed)
  const wanted = { countryCode: 'FR', ...FR_SEARCH }
  return { guid: RESERVATION, body: { phoneNumbers: { [number.slice(1)]: wanted } } }
}
