import { describe, expect, it } from 'vitest'
import type { Difference } from '../../src/compare/find-differences.ts'
import { SEARCH_PROBES } from '../../src/compare/probes/index.ts'
import { type Alteration, compareServers, json, of, probesOf, startAltering, startFresh } from './given.ts'

/** A header that is set, or left out. */
const header =
  (name: string, value?: string): Alteration =>
  ({ headers: { [name]: _, ...headers } }) => ({
    headers: { ...headers, ...(value !== undefined && { [name]: value }) },
  })

const first = (body: Record<string, unknown>, list: string, change: (entry: object) => object) => {
  const [entry, ...others] = [body[list]].flat()
  return { ...body, [list]: [change(Object(entry)), ...others] }
}

const PLANTED: readonly [title: string, probe: string, alter: Alteration, found: Difference][] = [
  [
    'another status',
    'unknown-number',
    of('5559999', () => ({ status: 410 })),
    { kind: 'status', place: 'status', live: '410', holdline: '404' },
  ],
  [
    'a request that one side refuses',
    'top-0',
    of('top=0', () => ({ status: 200, body: '{"phoneNumbers":[]}' })),
    { kind: 'status', place: 'status', live: '200', holdline: '400 InvalidInput' },
  ],
  [
    'another error code',
    'unknown-reservation',
    of(
      'reservations/0',
      json(() => ({ error: { code: 'Missing', message: 'no' } })),
    ),
    { kind: 'error code', place: 'error.code', live: 'Missing', holdline: 'ReservationNotFound' },
  ],
  [
    'another inner error code',
    'no-number',
    of(
      'invalid_phone',
      json(({ error }) => ({ error: { ...Object(error), innererror: { code: 'X', message: 'x' } } })),
    ),
    { kind: 'field', place: 'error.innererror', live: 'object', holdline: 'absent' },
  ],
  [
    'a field that Holdline has and the other side lacks',
    'countries',
    of(
      '/countries',
      json((body) => ({
        countries: [body['countries']].flat().map((each) => ({ countryCode: Object(each).countryCode })),
        nextLink: null,
      })),
    ),
    { kind: 'field', place: 'countries[].localizedName', live: 'absent', holdline: 'string' },
  ],
  [
    'a field that only one entry of the other side has',
    'offerings',
    of(
      '/offerings',
      json((body) => first(body, 'phoneNumberOfferings', (entry) => ({ ...entry, terms: { months: 1 } }))),
    ),
    { kind: 'field', place: 'phoneNumberOfferings[].terms', live: 'object', holdline: 'absent' },
  ],
  [
    'another type',
    'owned-number',
    of(
      '/phoneNumbers/%2B',
      json((body) => ({ ...body, cost: { ...Object(body['cost']), amount: '2.0' } })),
    ),
    { kind: 'type', place: 'cost.amount', live: 'string', holdline: 'number' },
  ],
  [
    'null instead of an object',
    'localities',
    of(
      '/localities',
      json((body) =>
        first(body, 'phoneNumberLocalities', (entry) => ({ ...entry, administrativeDivision: null })),
      ),
    ),
    {
      kind: 'type',
      place: 'phoneNumberLocalities[].administrativeDivision',
      live: 'null|object',
      holdline: 'object',
    },
  ],
  [
    'a list where there was an object',
    'countries-page',
    of(
      '/countries',
      json((body) => [body]),
    ),
    { kind: 'type', place: 'body', live: 'array', holdline: 'object' },
  ],
  [
    'an end of a list that is told otherwise',
    'offerings',
    of(
      '/offerings',
      json(({ nextLink: _, ...body }) => body),
    ),
    { kind: 'field', place: 'nextLink', live: 'absent', holdline: 'null' },
  ],
  [
    'another content type',
    'no-operation',
    of('invalid_operation', header('content-type', 'application/problem+json')),
    {
      kind: 'header value',
      place: 'content-type',
      live: 'application/problem+json',
      holdline: 'application/json',
    },
  ],
  [
    'a body that is no JSON',
    'no-operation',
    of('invalid_operation', () => ({ body: '<html>' })),
    { kind: 'type', place: 'body', live: 'text', holdline: 'object' },
  ],
  [
    'no body',
    'no-operation',
    of('invalid_operation', () => ({ body: '' })),
    { kind: 'field', place: 'body', live: 'absent', holdline: 'object' },
  ],
  [
    'a header that Holdline has and the other side lacks',
    'numbers',
    header('ms-cv'),
    { kind: 'header', place: 'ms-cv', live: 'absent', holdline: 'present' },
  ],
  [
    'a header that only the other side has',
    'numbers',
    header('x-ms-error-code', 'Any'),
    { kind: 'header', place: 'x-ms-error-code', live: 'present', holdline: 'absent' },
  ],
  [
    'a header with another value',
    'countries',
    header('cache-control', 'no-store'),
    {
      kind: 'header value',
      place: 'cache-control',
      live: 'no-store',
      holdline: 'max-age=21600, private, stale-while-revalidate=86400',
    },
  ],
]

describe('a difference that was planted is found, and nothing else', () => {
  it.each(PLANTED)('%s', async (_, name, alter, found) => {
    const holdline = await startFresh()
    const probes = probesOf(name).slice(-1)
    const { differences } = await compareServers(await startAltering(holdline, alter), holdline, probes)
    expect(differences).toEqual([{ probe: name, version: probes[0]?.version, ...found }])
  })

  it('in the answers to a search, and to what follows it', async () => {
    const holdline = await startFresh()
    const live = await startAltering(holdline, (answer, target) => {
      if (target.includes('/:search'))
        return header('location', 'https://elsewhere.example/x')(answer, target)
      if (target.includes('/searchResults/')) return json(({ cost: _, ...body }) => body)(answer)
      return {}
    })
    const [search] = SEARCH_PROBES
    const probes = search === undefined ? [] : [search, ...search.reads]
    const { compared, differences } = await compareServers(live, holdline, probes)
    expect(compared).toBe(3)
    expect(differences).toMatchObject([
      {
        probe: 'search',
        kind: 'header value',
        place: 'location',
        live: '{endpoint}/x',
        holdline: '/availablePhoneNumbers/searchResults/{id}?api-version=2025-06-01',
      },
      { probe: 'search-result', kind: 'field', place: 'cost', live: 'absent', holdline: 'object' },
    ])
  })
})
