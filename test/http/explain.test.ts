import { describe, expect, it } from 'vitest'
import { PLACES, startControlled } from './support/controlled.ts'
import { buy, GEOGRAPHIC_SEARCH, getResult, hold, numbersOf } from './support/operations.ts'

const GUID = '01890000-0000-7000-8000-000000000000'

describe.each(PLACES)('an explanation in %s', (place) => {
  it('says of a number whether it is free, held, owned or aging, and until when', async () => {
    const { client, control } = await startControlled(place)
    const ask = async (number: string) => Object((await control('GET', `/explain?number=${number}`)).json)
    const searchId = await hold(client)
    const [held = ''] = numbersOf(await getResult(client, searchId))
    expect(await ask(held)).toEqual({
      now: '2026-01-15T12:00:00.000Z',
      why: expect.stringMatching(/^\+1\d+ is held until 2026-01-15T12:15:00.000Z by search \S+ of \S+\.$/),
      number: {
        phoneNumber: held,
        country: 'US',
        phoneNumberType: 'tollFree',
        areaCode: '888',
        capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
        state: 'held',
        until: '2026-01-15T12:15:00.000Z',
        resource: expect.any(String),
        by: searchId,
        isProtected: false,
        reason: null,
      },
      search: null,
      missed: [],
    })
    const [owned = ''] = await buy(client)
    expect(await ask(owned)).toMatchObject({
      why: expect.stringContaining('is owned by'),
      number: { state: 'owned', until: null, by: expect.any(String) },
    })
    await client('DELETE', `/phoneNumbers/${encodeURIComponent(owned)}?api-version=2025-06-01`)
    await control('POST', '/clock/advance', { by: '15m' })
    expect(await ask(held)).toMatchObject({
      why: `${held} is free since 2026-01-15T12:15:00.000Z.`,
      number: { state: 'free', resource: null, by: null },
    })
    expect(await ask('%2B14255550100')).toMatchObject({ number: { state: 'untouched' } })
    expect(await ask('14255559999')).toMatchObject({
      why: '+14255559999 is not in the stock.',
      number: null,
    })
  })

  it('says of a search what it got, and which filter leaves nothing', async () => {
    const { client, control } = await startControlled(place)
    const ask = async (query: string) => Object((await control('GET', `/explain?${query}`)).json)
    const all = await hold(client, { ...GEOGRAPHIC_SEARCH, quantity: 60 })
    expect(await ask(`search=${all}`)).toMatchObject({
      why:
        'The search found 60 of the 60 numbers that it asked for. ' +
        'They are held until 2026-01-15T12:15:00.000Z.',
      search: { searchId: all, state: 'held', quantity: 60, areaCode: null },
    })
    const fewer = await hold(client, { ...GEOGRAPHIC_SEARCH, quantity: 60 })
    expect((await ask(`search=${fewer}`)).why).toMatch(
      /^The search found 40 of the 60 .* Of the 100 numbers that fit, 0 are free now, 100 held, 0 owned and 0 aging\./,
    )
    const none = await hold(client, { ...GEOGRAPHIC_SEARCH, areaCode: '206' })
    expect(await ask(`search=${none}`)).toMatchObject({
      why:
        'The search found 0 of the 1 numbers that it asked for. ' +
        'The stock has no numbers that fit the area code.',
    })
    const [taken = ''] = numbersOf(await getResult(client, all))
    expect(await ask(`search=${none}&number=${taken}`)).toMatchObject({
      why: expect.stringContaining('It does not fit the search: areaCode.'),
      missed: ['areaCode'],
    })
    expect((await ask(`search=${all}&number=${taken}`)).why).toContain('The search found it.')
    expect((await ask(`search=${fewer}&number=${taken}`)).why).toContain('It fits the search, which took')
    expect(await ask(`search=${all}&number=8885550150`)).toMatchObject({ number: null })
  })

  it.each([
    ['', 400],
    ['?number=', 400],
    ['?number=abc', 400],
    [`?search=${GUID}`, 404],
    ['?search=%00', 404],
  ])('refuses %j with %i', async (query, status) => {
    const { control } = await startControlled(place)
    expect((await control('GET', `/explain${query}`)).status).toBe(status)
  })
})
