import { describe, expect, it } from 'vitest'
import { acceptedBecause } from '../../src/compare/accepted.ts'
import { findDifferences } from '../../src/compare/find-differences.ts'
import { compareServers, json, of, openSide, probesOf, startAltering, startFresh } from './given.ts'

describe('what is known', () => {
  it('is counted as accepted, with its reason', async () => {
    const holdline = await startFresh()
    const live = await startAltering(holdline, (answer, target) => ({
      headers: {
        ...answer.headers,
        'x-azure-ref': 'a',
        'strict-transport-security': 'max-age=31536000',
        server: 'other',
      },
      ...(target.includes('2099') && {
        status: 400,
        body: '{"error":{"code":"UnsupportedApiVersion","message":"no"}}',
      }),
    }))
    const { differences, accepted } = await compareServers(
      live,
      holdline,
      probesOf('numbers', 'version-newer'),
    )
    expect(differences).toEqual([])
    const versions = 5
    expect(accepted.map(({ place }) => place).sort()).toEqual(
      [...Array(versions).fill(['x-azure-ref', 'strict-transport-security']).flat(), 'status'].sort(),
    )
    for (const { because } of accepted) expect(because).not.toBe('')
  })

  it('is known in one direction alone', () => {
    const headers = { kind: 'header', place: 'strict-transport-security' } as const
    expect(
      acceptedBecause({ name: 'numbers' }, { ...headers, live: 'present', holdline: 'absent' }),
    ).toBeDefined()
    expect(
      acceptedBecause({ name: 'numbers' }, { ...headers, live: 'absent', holdline: 'present' }),
    ).toBeUndefined()
  })

  it('only in part is compared with what is known', () => {
    const whole = {
      status: 200,
      headers: { 'ms-cv': null, a: null },
      body: { '': 'object', a: 'string', b: 'null' },
      codes: {},
    }
    const known = { ...whole, headers: { a: null }, body: { '': 'object', a: 'number' } }
    const ofA = { kind: 'type', place: 'a', live: 'number', holdline: 'string' }
    const { differences } = findDifferences({ ...known, partial: ['headers', 'body'] }, whole)
    expect(differences).toEqual([ofA])
    expect(findDifferences(known, whole).differences).toHaveLength(3)
  })

  it('of another page is accepted, and nothing else of the link', async () => {
    const holdline = await startFresh()
    const link = (nextLink: unknown) =>
      of(
        '/offerings',
        json((body) => ({ ...body, nextLink })),
      )
    const [probe] = probesOf('offerings')
    const probes = probe === undefined ? [] : [probe]
    const more = await compareServers(await startAltering(holdline, link('/next')), holdline, probes)
    expect(more).toMatchObject({ differences: [], accepted: [{ place: 'nextLink', live: 'string' }] })
    const wrong = await compareServers(await startAltering(holdline, link(7)), holdline, probes)
    expect(wrong).toMatchObject({ differences: [{ place: 'nextLink', live: 'number' }], accepted: [] })
  })

  it('is nothing of a list or a map that is empty on one side', async () => {
    const holdline = await startFresh()
    const live = await startAltering(holdline, (answer, target) =>
      target.includes('/reservations?api') ? json((body) => ({ ...body, reservations: [] }))(answer) : {},
    )
    const probes = probesOf('reservations').slice(-1)
    const { differences, notCompared } = await compareServers(live, holdline, probes)
    expect(differences).toEqual([])
    expect(notCompared).toMatchObject([{ reason: 'reservations has no entries on one side' }])
    const [reservation] = probesOf('reservation')
    const withNumbers = await openSide(holdline)
    const asked = reservation && (await withNumbers.ask(reservation))
    if (asked?.kind !== 'answered') return expect.fail()
    const body = Object.fromEntries(
      Object.entries(asked.observation.body).filter(([place]) => !place.includes('*')),
    )
    expect(findDifferences({ ...asked.observation, body }, asked.observation)).toEqual({
      differences: [],
      emptyLists: ['phoneNumbers'],
    })
  })

  it('does not hide a fault of Holdline', async () => {
    const live = await startFresh()
    const holdline = await startAltering(
      live,
      of('5559999', () => ({ status: 500 })),
    )
    const { differences } = await compareServers(live, holdline, probesOf('unknown-number').slice(-1))
    expect(differences).toMatchObject([{ kind: 'status', live: '404', holdline: '500' }])
  })

  it('does not hide an answer that tells of the moment alone: it is not compared', async () => {
    const holdline = await startFresh()
    const live = await startAltering(
      holdline,
      of('/offerings', () => ({ status: 429, body: '' })),
    )
    const report = await compareServers(live, holdline, probesOf('offerings').slice(0, 1))
    expect(report).toEqual({
      compared: 0,
      differences: [],
      accepted: [],
      notCompared: [{ probe: 'offerings', version: '2022-12-01', reason: 'the live service answers 429' }],
    })
  })
})
