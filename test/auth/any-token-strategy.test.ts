import { describe, expect, it } from 'vitest'
import { createAccessKeyStrategy } from '../../src/http/auth/access-key-strategy.ts'
import { createAnyTokenStrategy } from '../../src/http/auth/any-token-strategy.ts'
import type { AuthenticationStrategy } from '../../src/http/auth/authenticator.ts'
import type { ResourceCaller } from '../../src/http/auth/caller.ts'
import { deny } from '../../src/http/auth/denial.ts'
import { callerBy, DIRECTORY, NOW } from './given.ts'

const request = (authorization: string, host = 'localhost:8443', encrypted = true) => ({
  method: 'GET',
  target: '/phoneNumbers',
  headers: { authorization, host },
  encrypted,
  transport: 'network' as const,
})
const anyToken = (loopback = true) => callerBy(createAnyTokenStrategy({ directory: DIRECTORY, loopback }))

describe('any token', () => {
  it('acts for the default resource on local hosts', async () => {
    for (const host of ['localhost:8443', '127.0.0.1:8443', '[::1]:8443', 'any.localhost']) {
      expect(await anyToken()(request('Bearer eyJh.eyJh.c2ln', host))).toEqual({
        kind: 'resource',
        resource: 'default',
      })
    }
    expect(await anyToken()(request('bearer t'))).toEqual({ kind: 'resource', resource: 'default' })
  })
  it("acts for the host's resource", async () => {
    for (const loopback of [true, false]) {
      const caller = await anyToken(loopback)(request('Bearer t', 'Numbers.Fabrikam.Example:8443'))
      expect(caller).toEqual({ kind: 'resource', resource: 'fabrikam' })
    }
  })
  it('is refused over plain HTTP', async () => {
    expect(await anyToken()(request('Bearer t', 'localhost:8080', false))).toBeUndefined()
  })
  it('is refused empty', async () => {
    for (const empty of ['Bearer', 'Bearer ', 'Bearer   '])
      expect(await anyToken()(request(empty))).toBeUndefined()
  })
  it('is refused on a host that no resource has, and beyond loopback on local names', async () => {
    for (const loopback of [true, false]) {
      expect(await anyToken(loopback)(request('Bearer t', 'evil.example'))).toBeUndefined()
    }
    expect(await anyToken(false)(request('Bearer t', 'localhost:8443'))).toBeUndefined()
  })
  it('is refused where it is not switched on', async () => {
    const keysOnly = createAccessKeyStrategy({ directory: DIRECTORY, loopback: true, systemNow: () => NOW })
    expect(await callerBy(keysOnly)(request('Bearer t'))).toBeUndefined()
    expect(await callerBy()(request('Bearer t'))).toBeUndefined()
  })
})

describe('strategies of one scheme', () => {
  const strategy = (resource: string | undefined): AuthenticationStrategy<ResourceCaller> => ({
    scheme: 'bearer',
    authenticate: async () =>
      resource === undefined ? deny({ kind: 'tokenNotAccepted' }) : { kind: 'resource', resource },
  })
  it('are asked in order until one knows the caller', async () => {
    const authenticate = callerBy(strategy(undefined), strategy('second'), strategy('third'))
    expect(await authenticate(request('Bearer t'))).toEqual({ kind: 'resource', resource: 'second' })
  })
  it('may fail by a fault of the server, which is no refusal', async () => {
    const broken: AuthenticationStrategy<ResourceCaller> = {
      scheme: 'bearer',
      authenticate: () => Promise.reject(new Error('no signing keys')),
    }
    await expect(callerBy(broken, strategy('next'))(request('Bearer t'))).rejects.toThrow('no signing keys')
  })
})
