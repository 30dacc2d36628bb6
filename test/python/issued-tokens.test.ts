import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryDirectoryOfFile } from '../support/temporary-directory.ts'
import { openProgramWithIssuer, type ProgramWithIssuer } from '../tokens/support/program-with-issuer.ts'
import { expectSipWalk, type SipReport } from './expect-sip-walk.ts'
import { expectWalk, type Report } from './expect-walk.ts'
import { reportOf } from './report-of.ts'

const OVER = { connection: 'a token over HTTPS', apiVersion: null } as const

/** The stores, and the form in which the issuer of each is configured. */
const STORES = [
  ['SQLite in memory', 'an issuer'],
  ['SQLite in a file', 'Entra, version 1.0'],
  ['PostgreSQL', 'Entra, version 2.0'],
] as const

describe.each(STORES)('over %s, with tokens of %s', (store, form) => {
  const directory = temporaryDirectoryOfFile()
  let program: ProgramWithIssuer

  beforeAll(async () => {
    program = await openProgramWithIssuer(store, directory)
  })

  afterAll(() => program.stop())

  it.each(['sync', 'async'] as const)(
    'the official Python client, %s, does everything it can',
    async (client) => {
      const token = await program.token(form)
      const report = await reportOf<Report>('walk.py', program.server, { ...OVER, client, token })
      expect(report.called).toEqual(report.methods)
      expectWalk(report)
    },
  )

  it('the official Python client for SIP routing does everything it can', async () => {
    const token = await program.token(form)
    const request = { ...OVER, client: 'sync', token } as const
    expectSipWalk(await reportOf<SipReport>('sip_routing.py', program.server, request))
  })

  it('the client is told of a token that is not good, or allows nothing, by errors of its own kind', async () => {
    const answers = async (claims: object) => {
      const token = await program.token('an issuer', { ...claims })
      const report = await reportOf<object>('every_method.py', program.server, {
        ...OVER,
        client: 'sync',
        token,
      })
      return Object.values(report)
    }
    const error = (name: string, status: number, code: string, message: string) =>
      Array(10).fill({ error: name, status, code, message })
    expect(await answers({ aud: 'https://other.example' })).toEqual(
      error('ClientAuthenticationError', 401, 'Denied', 'Denied by the resource provider.'),
    )
    expect(await answers({ scp: undefined })).toEqual(
      error('HttpResponseError', 403, 'InsufficientPermissions', 'The token does not allow this operation.'),
    )
  })
})
