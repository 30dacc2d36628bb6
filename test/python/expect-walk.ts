import { expect } from 'vitest'
import { ERRORS } from './expected-errors.ts'

/** What `walk.py` reports. */
export interface Report {
  readonly numbers: { readonly search: { readonly phone_numbers: readonly string[] } }
  readonly catalog: { readonly localities: readonly object[] }
  readonly errors: object
  readonly methods: readonly string[]
  readonly called: readonly string[]
}

const MONTHLY_2_USD = { amount: 2, currency_code: 'USD', billing_frequency: 'monthly' }
const WANTED = { calling: 'inbound', sms: 'outbound' }
const CHANGED = { calling: 'outbound', sms: 'none' }
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

/** The outcome of a walk on a stand-in, with the default stock. */
export function expectWalk({ numbers, catalog, errors }: Report): void {
  const [first = '', second = ''] = numbers.search.phone_numbers
  const kind = { phone_number_type: 'tollFree', assignment_type: 'application', cost: MONTHLY_2_USD }
  const owned = (phoneNumber: string, capabilities: object) => ({
    ...kind,
    id: phoneNumber.slice(1),
    phone_number: phoneNumber,
    country_code: 'US',
    capabilities,
    purchase_date: TIME,
  })
  const both = [first, second].sort().map((phoneNumber) => owned(phoneNumber, WANTED))
  expect(numbers).toEqual({
    search: {
      ...kind,
      search_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      phone_numbers: [expect.stringMatching(/^\+18\d{9}$/), expect.stringMatching(/^\+18\d{9}$/)],
      capabilities: WANTED,
      search_expires_by: TIME,
    },
    purchase: null,
    get: owned(first, WANTED),
    list: both,
    'list all but one': both.slice(1),
    update: owned(first, CHANGED),
    'get updated': owned(first, CHANGED),
    release: null,
    'get released': {
      error: 'ResourceNotFoundError',
      status: 404,
      code: 'NotFound',
      message: `Input phoneNumber ${first} cannot be found.`,
    },
    'release the other': null,
    'list none': [],
  })
  expect(catalog).toEqual({
    countries: expect.arrayContaining([{ localized_name: 'Schweiz', country_code: 'CH' }]),
    localities: expect.any(Array),
    'localities of Washington': expect.arrayContaining([
      {
        localized_name: 'Redmond',
        administrative_division: { localized_name: 'WA', abbreviated_name: 'WA' },
      },
    ]),
    offerings: [
      { ...kind, available_capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' } },
    ],
    'toll-free area codes': expect.arrayContaining([{ area_code: '888' }]),
    'area codes of Anchorage': [{ area_code: '907' }],
    "area codes of Coeur d'Alene": expect.arrayContaining([{ area_code: '208' }]),
    'search in Anchorage': expect.objectContaining({
      phone_numbers: [expect.stringMatching(/^\+1907555\d{4}$/)],
    }),
  })
  // Ten pages and more.
  const places = catalog.localities.map((place) => JSON.stringify(place))
  expect(new Set(places).size).toBe(places.length)
  expect(places.length).toBeGreaterThan(1_000)
  expect(errors).toEqual(ERRORS)
}
