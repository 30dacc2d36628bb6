import { describe, expect, it } from 'vitest'
import { recorded } from './support/operations.ts'
import { NO_SIP, patchSip, sipRefusal, sipRoute, sipText } from './support/sip.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const A = 'a.example.com'

describe('The limits', () => {
  const names = (count: number, length: number) =>
    Array.from({ length: count }, (_, nth) => `t${nth}.${'a.'.repeat(124)}`.slice(0, length - 1).concat('z'))

  /** All counts and the texts of routes are at their limits. */
  const largest = (fqdnLength: number) => {
    const fqdns = names(250, fqdnLength)
    const routes = fqdns.map((_, nth) => ({
      description: 'd'.repeat(1_024),
      name: `${nth}`.padEnd(256, 'n'),
      numberPattern: 'p'.repeat(1_024),
      trunks: fqdns,
    }))
    const trunks = Object.fromEntries(fqdns.map((fqdn) => [fqdn, { sipSignalingPort: 65_535 }]))
    return { trunks, routes }
  }

  it('may all be reached at once', async () => {
    const { contoso } = await startCheckedApp()
    const { trunks, routes } = largest(50)
    const reply = await patchSip(contoso, { trunks, routes })
    expect(reply.status).toBe(200)
    expect(Object.entries(JSON.parse(reply.text).trunks)).toEqual(Object.entries(trunks))
    expect(reply.json).toEqual({ trunks, routes })
    expect((await sipText(contoso)) === reply.text).toBe(true)
    const longest = { trunks: largest(249).trunks, routes: [] }
    expect((await patchSip(contoso, { trunks: null, routes: null })).text).toBe(NO_SIP)
    expect((await patchSip(contoso, longest)).json).toEqual(longest)
  })

  it('of a body are 4 MiB', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await patchSip(contoso, largest(249))
    expect([reply.status, reply.json]).toEqual([
      413,
      recorded('RequestEntityTooLarge', 'The request body is larger than 4 MiB.'),
    ])
    expect(await sipText(contoso)).toBe(NO_SIP)
  })

  it('cannot be passed', async () => {
    const { contoso } = await startCheckedApp()
    const trunks = (fqdns: readonly string[]) =>
      Object.fromEntries(fqdns.map((fqdn) => [fqdn, { sipSignalingPort: 1 }]))
    const routes = (count: number, of: object = {}) =>
      Array.from({ length: count }, (_, nth) => sipRoute({ name: `${nth}`, ...of }))
    for (const patch of [
      { trunks: trunks(names(251, 20)) },
      { routes: routes(251) },
      { routes: routes(1, { trunks: names(251, 20) }) },
    ]) {
      const { status, json } = await patchSip(contoso, patch)
      expect(status).toBe(400)
      expect(json).toMatchObject({ error: { code: 'InvalidInput', message: expect.stringContaining('250') } })
    }
    expect((await patchSip(contoso, { trunks: trunks(names(250, 20)) })).status).toBe(200)
    const full = await sipText(contoso)
    const more = await patchSip(contoso, { trunks: { [A]: { sipSignalingPort: 1 } } })
    expect([more.status, more.text]).toEqual([
      422,
      sipRefusal('TooManyTrunks', 'There are more than 250 trunks.'),
    ])
    expect(await sipText(contoso)).toBe(full)
  })
})
