import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { probesWith } from '../../src/compare/choose-probes.ts'
import { isHarmless, isSearch } from '../../src/compare/harmlessness.ts'
import type { HarmlessRequest } from '../../src/compare/probe.ts'
import { PROBES, SEARCH_PROBES } from '../../src/compare/probes/index.ts'
import { ACS_APIS, ACS_OPERATIONS } from '../../src/http/acs/index.ts'
import { ALL_VERSIONS } from '../../src/http/contract/api-version.ts'
import { start } from '../library/given.ts'
import { openSide, startFresh } from './given.ts'

/** The operations of the API that change nothing, spend nothing and hold nothing. */
const ONLY_READ = ACS_OPERATIONS.filter(
  ({ method, operationId }) =>
    method === 'GET' || ['BrowseAvailableNumbers', 'OperatorInformationSearch'].includes(operationId),
)

const sendable = (request: { method: string; target: string; body?: string }) => ({ body: '', ...request })

describe('the probes', () => {
  it('change nothing, and only searches are sent that may be spent', () => {
    for (const { request } of PROBES) expect(isHarmless(sendable(request)), request.target).toBe(true)
    for (const { request, reads } of SEARCH_PROBES) {
      expect(isHarmless(request)).toBe(false)
      expect(isSearch(request)).toBe(true)
      for (const each of reads) expect(isHarmless(sendable(each.request))).toBe(true)
    }
    expect(probesWith(0)).toEqual(PROBES)
    expect(probesWith(2).filter((probe) => 'reads' in probe)).toHaveLength(2)
  })

  it('with bad credentials are each refused', async () => {
    const side = await openSide(await startFresh())
    const bad = PROBES.filter(({ credentials }) => credentials !== undefined)
    expect(bad).toHaveLength(5)
    for (const probe of bad) {
      expect(await side.ask(probe), probe.name).toMatchObject({ observation: { status: 401 } })
    }
  })

  it('have one name in a version each', () => {
    const names = probesWith(SEARCH_PROBES.length).map(({ name, version }) => `${name} ${version}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('leave a server as it was, and send no search unless it may be spent', async () => {
    const holdline = await start()
    const side = await openSide(new URL(holdline.http))
    const { at: _, ...before } = await holdline.stock.counts()
    for (const probe of PROBES) await side.ask(probe)
    expect(await holdline.stock.counts()).toMatchObject(before)
    expect((await holdline.leftovers()).counts).toEqual({ owned: 0, holds: 0, reservations: 0 })
    const requests = await holdline.requests.list({ limit: 1_000 })
    expect(requests.length).toBeGreaterThan(100)
    const onlyRead = ONLY_READ.map(({ operationId }) => operationId)
    const others = requests.filter(({ operation }) => operation !== null && !onlyRead.includes(operation))
    expect(others.length).toBeGreaterThan(0)
    for (const { operation, status } of others) expect({ operation, status }).toMatchObject({ status: 400 })
    expect(requests.map(({ operation }) => operation)).not.toContain('SearchAvailablePhoneNumbers')
    expect(requests.map(({ operation }) => operation)).not.toContain('PurchasePhoneNumbers')
    // Each operation that only reads is asked in each version that has it.
    const versioned = ACS_APIS.flatMap(({ versions, operations }) =>
      versions.map((version) => ({ version, operations })),
    )
    for (const { version, operations } of versioned) {
      const onlyRead = operations.filter((each) => ONLY_READ.includes(each) && each.since <= version)
      for (const { operationId, since } of onlyRead) {
        if (operationId === 'GetReservation' || operationId === 'GetByNumber') continue
        const asked = requests.filter(
          ({ operation, target }) => operation === operationId && target.includes(`api-version=${version}`),
        )
        expect({ operationId, since, version, asked: asked.length > 0 }).toMatchObject({ asked: true })
      }
    }
  })

  it('spend at most as many searches as they may', async () => {
    const holdline = await start()
    const side = await openSide(new URL(holdline.http), 1)
    const [search, ...others] = probesWith(2).slice(PROBES.length)
    expect(others.map(({ name }) => name)).toEqual([
      'search-operation',
      'search-result',
      'search-not-offered',
    ])
    for (const probe of [search, ...others.slice(0, -1)]) {
      expect(probe && (await side.ask(probe))).toMatchObject({ kind: 'answered' })
    }
    await expect(side.ask(SEARCH_PROBES[1] ?? expect.fail())).rejects.toThrow('may not be sent')
    expect((await holdline.leftovers()).counts).toMatchObject({ owned: 0, holds: 1 })
    const sent = await holdline.requests.list({ operation: 'SearchAvailablePhoneNumbers' })
    expect(sent).toHaveLength(1)
  })
})

describe('what may be sent', () => {
  it('is of no operation but those that only read', () => {
    const parts = fc.constantFrom(
      'US',
      'INVALID',
      '+14255550100',
      '00000000-0000-0000-0000-000000000000',
      'x',
    )
    const bodies = fc.oneof(
      fc.constantFrom('', '{}', '[]', 'null', '{"searchId":"x","agreeToNotResell":true}'),
      fc.json(),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...ACS_OPERATIONS),
        parts,
        bodies,
        fc.constantFrom(...ALL_VERSIONS),
        (operation, part, body, version) => {
          const path = operation.path.replace(/\{\w+\}/g, () => encodeURIComponent(part))
          const request = { method: operation.method, target: `${path}?api-version=${version}`, body }
          if (isHarmless(request)) expect(ONLY_READ).toContain(operation)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['POST', '/availablePhoneNumbers/:purchase', '{'],
    ['POST', '/availablePhoneNumbers/countries/US/:search', '{'],
    ['POST', '/availablePhoneNumbers/countries/US/%3Asearch', '{}'],
    ['POST', '/availablePhoneNumbers/countries/US/:search/:browse', '{}'],
    ['POST', '/availablePhoneNumbers/countries/US%2F:purchase/:browse', '{}'],
    ['POST', '/availablePhoneNumbers/reservations/x/:purchase', '{'],
    ['POST', '/operatorInformation/:search', '{"options":{"includeAdditionalOperatorDetails":true}}'],
    ['POST', '/operatorInformation/:search', '{"options":{"includeAdditionalOperatorDetails": false}}'],
    ['PATCH', '/phoneNumbers/invalid_phone_number/capabilities', '{}'],
    ['PATCH', '/phoneNumbers/invalid_phone_number/capabilities', ''],
    ['PATCH', '/phoneNumbers/%2B14255550100/capabilities', '{'],
    ['PATCH', '/availablePhoneNumbers/reservations/invalid_reservation', '{"phoneNumbers":{}}'],
    ['PUT', '/availablePhoneNumbers/reservations', ''],
    ['DELETE', '/phoneNumbers/%2B14255550100', ''],
    ['DELETE', '/availablePhoneNumbers/countries', ''],
    ['GET', '/phoneNumbers', '{}'],
    ['get', '/phoneNumbers', ''],
  ])('is never %s %s %s', (method, path, body) => {
    expect(isHarmless({ method, target: `${path}?api-version=2025-06-01`, body })).toBe(false)
  })

  it('is asked once more where a request is sent, so that a probe that the compiler refuses is not sent', async () => {
    const side = await openSide(await startFresh(), 5)
    const target = '/availablePhoneNumbers/:purchase?api-version=2025-06-01'
    // @ts-expect-error The compiler refuses a probe that buys.
    const purchase: HarmlessRequest = { method: 'POST', target, body: '{' }
    await expect(side.ask({ name: 'buy', version: '2025-06-01', request: purchase })).rejects.toThrow(
      'This request may not be sent: POST /availablePhoneNumbers/:purchase',
    )
    // @ts-expect-error The compiler refuses a probe that releases.
    const release: HarmlessRequest = { method: 'DELETE', target: '/phoneNumbers/{number}' }
    await expect(side.ask({ name: 'release', version: '2025-06-01', request: release })).rejects.toThrow(
      'This request may not be sent: DELETE /phoneNumbers/%2B1',
    )
  })
})
