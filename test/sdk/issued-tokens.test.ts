import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { EVERYTHING } from '../support/everything.ts'
import { STORE_NAMES } from '../support/store-names.ts'
import { temporaryDirectoryOfFile } from '../support/temporary-directory.ts'
import {
  ISSUER_FORMS,
  type IssuerForm,
  openProgramWithIssuer,
  type ProgramWithIssuer,
} from '../tokens/support/program-with-issuer.ts'
import { CATALOG_ABILITIES } from './abilities/catalog-abilities.ts'
import { NUMBER_ABILITIES } from './abilities/number-abilities.ts'
import { RESERVATION_ABILITIES } from './abilities/reservation-abilities.ts'
import { collect } from './support/collect.ts'
import { connectFirst } from './support/connect-first.ts'
import { connectNewest } from './support/connect-newest.ts'
import { connectSip } from './support/connect-sip.ts'
import type { Credential } from './support/connection.ts'
import { walkSip } from './support/walk-sip.ts'

const ABILITIES = [...NUMBER_ABILITIES, ...CATALOG_ABILITIES, ...RESERVATION_ABILITIES]

/** The address of the server, with a credential that gets these tokens and notes what it was asked for. */
function signedIn({ server, token }: ProgramWithIssuer, form: IssuerForm, claims = {}) {
  const scopes: unknown[] = []
  const credential: Credential = {
    async getToken(asked) {
      scopes.push(asked)
      return { token: await token(form, claims), expiresOnTimestamp: Date.now() + 3_600_000 }
    },
  }
  return { address: { ...server, credential }, scopes }
}

/** `npm run test:all` tries every store. */
const STORES = EVERYTHING ? STORE_NAMES : STORE_NAMES.slice(0, 1)

describe.each(STORES)('over %s, with tokens of a local issuer', (store) => {
  const directory = temporaryDirectoryOfFile()
  let program: ProgramWithIssuer

  beforeAll(async () => {
    program = await openProgramWithIssuer(store, directory)
  })

  afterAll(() => program.stop())

  it.each(ABILITIES)('the official client 1.5.0 can $method', async ({ method, use }) => {
    const { address } = signedIn(program, 'an issuer')
    const client = connectNewest(address, 'a token over HTTPS')
    const called = vi.spyOn(client, method)
    await use(client, connectNewest(program.server))
    expect(called).toHaveBeenCalled()
  })

  it.each(NUMBER_ABILITIES)('the official client 1.0.0 can $method', async ({ method, use }) => {
    const { address } = signedIn(program, 'an issuer')
    const client = connectFirst(address, 'a token over HTTPS')
    const called = vi.spyOn(client, method)
    await use(client, connectNewest(program.server))
    expect(called).toHaveBeenCalled()
  })

  it.each(ISSUER_FORMS)('both clients sign in with tokens of %s', async (form) => {
    const { address, scopes } = signedIn(program, form)
    const clients = [
      connectNewest(address, 'a token over HTTPS'),
      connectFirst(address, 'a token over HTTPS'),
    ]
    for (const client of clients) expect(await collect(client.listPurchasedPhoneNumbers())).toBeDefined()
    // So the audience of Entra's tokens ends with a slash.
    expect([...new Set(scopes.flat())]).toEqual(['https://communication.azure.com//.default'])
  })

  it('the official client for SIP routing does everything that it can', async () => {
    await walkSip(connectSip(signedIn(program, 'an issuer').address, 'a token over HTTPS'))
  })

  it('a token that may only read lists SIP trunks, and sets none', async () => {
    const reader = signedIn(program, 'an issuer', { scp: 'numbers.read' }).address
    const client = connectSip(reader, 'a token over HTTPS')
    expect(await collect(client.listTrunks())).toEqual([])
    await expect(
      client.setTrunks([{ fqdn: 'sbc.example.com', sipSignalingPort: 5061 }]),
    ).rejects.toMatchObject({ name: 'RestError', statusCode: 403, code: 'InsufficientPermissions' })
  })

  it('a client is told of a token that is not good, or allows too little, by errors of its own kind', async () => {
    const expired = signedIn(program, 'an issuer', { exp: 1 }).address
    const reader = signedIn(program, 'an issuer', { scp: 'numbers.read' }).address
    for (const connect of [connectNewest, connectFirst]) {
      const list = collect(connect(expired, 'a token over HTTPS').listPurchasedPhoneNumbers())
      await expect(list).rejects.toMatchObject({ name: 'RestError', statusCode: 401, code: 'Denied' })
      const client = connect(reader, 'a token over HTTPS')
      expect(await collect(client.listPurchasedPhoneNumbers())).toBeDefined()
      await expect(client.beginReleasePhoneNumber('+18005550100')).rejects.toMatchObject({
        name: 'RestError',
        statusCode: 403,
        code: 'InsufficientPermissions',
      })
    }
  })
})
