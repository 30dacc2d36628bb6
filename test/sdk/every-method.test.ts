import * as newestModule from '@azure/communication-phone-numbers'
import * as firstModule from 'azure-communication-phone-numbers-1.0.0'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { API_VERSIONS } from '../../src/http/contract/api-version.ts'
import { EVERYTHING } from '../support/everything.ts'
import { type Server, startServer } from '../support/server.ts'
import type { Ability } from './abilities/ability.ts'
import { CATALOG_ABILITIES } from './abilities/catalog-abilities.ts'
import { NUMBER_ABILITIES } from './abilities/number-abilities.ts'
import { RESERVATION_ABILITIES } from './abilities/reservation-abilities.ts'
import { connectFirst } from './support/connect-first.ts'
import { connectNewest } from './support/connect-newest.ts'

const ABILITIES: readonly Ability[] = [...NUMBER_ABILITIES, ...CATALOG_ABILITIES, ...RESERVATION_ABILITIES]
const CONNECTIONS = ['a key over HTTPS', 'a token over HTTPS'] as const
/** The versions in which each method is tried. */
const VERSIONS = EVERYTHING ? API_VERSIONS : API_VERSIONS.slice(-1)

/** Methods that the client's types call private, although its prototype has them. */
const PRIVATE = ['addPhoneNumbersToReservation', 'removePhoneNumbersFromReservation']

let server: Server

beforeAll(async () => {
  server = await startServer()
})

afterAll(async () => {
  await server.stop()
})

describe('all that the official client 1.5.0 can do', () => {
  it('is tried here, and in sip-routing.test.ts', () => {
    expect(Object.keys(newestModule).sort()).toEqual(['PhoneNumbersClient', 'SipRoutingClient'])
    const methods = methodsOf(newestModule.PhoneNumbersClient).filter((name) => !PRIVATE.includes(name))
    expect(ABILITIES.map(({ method }) => method).sort()).toEqual(methods)
  })
})

describe.each(VERSIONS)('the official client 1.5.0 in %s', (apiVersion) => {
  describe.each(CONNECTIONS)('with %s', (connection) => {
    it.each(ABILITIES)('$method', async ({ method, since, use, refusal }) => {
      const client = connectNewest(server, connection, { apiVersion })
      const called = vi.spyOn(client, method)
      const using = use(client, connectNewest(server))
      if (since <= apiVersion) await using
      else {
        await expect(using).rejects.toMatchObject({
          name: 'RestError',
          statusCode: 400,
          ...(refusal?.(apiVersion) ?? {
            code: 'UnsupportedApiVersion',
            message: expect.stringMatching(
              `^The HTTP resource that matches the request URI '/\\S+' does not support the API version '${apiVersion}'.$`,
            ),
          }),
        })
      }
      expect(called).toHaveBeenCalled()
    })
  })
})

describe('all that the official client 1.0.0 can do', () => {
  it('is tried here', () => {
    expect(Object.keys(firstModule)).toEqual(['PhoneNumbersClient'])
    const methods = methodsOf(firstModule.PhoneNumbersClient)
    expect(NUMBER_ABILITIES.map(({ method }) => method).sort()).toEqual(methods)
  })

  describe.each(CONNECTIONS)('with %s', (connection) => {
    it.each(NUMBER_ABILITIES)('$method', async ({ method, use }) => {
      const client = connectFirst(server, connection)
      const called = vi.spyOn(client, method)
      await use(client, connectNewest(server))
      expect(called).toHaveBeenCalled()
    })
  })
})

function methodsOf({ prototype }: { readonly prototype: object }): string[] {
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor')
    .sort()
}
