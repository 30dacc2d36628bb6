import { join } from 'node:path'
import type { JWTPayload } from 'jose'
import { createDatabase } from '../../support/postgres/create-database.ts'
import { runHoldline } from '../../support/run-holdline.ts'
import { type Server, startServer } from '../../support/server.ts'
import type { StoreName } from '../../support/store-names.ts'
import { AUDIENCE, openTestIssuer } from './test-issuer.ts'

const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47'

/** The forms in which the issuer is configured, and the claims of its tokens in each. */
const CLAIMS = {
  'an issuer': { aud: AUDIENCE, resource: 'default', scp: 'numbers.all' },
  'Entra, version 1.0': {
    iss: `https://sts.windows.net/${TENANT}/`,
    aud: 'https://communication.azure.com/',
    oid: 'an object id',
    scp: undefined,
  },
  'Entra, version 2.0': {
    iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    aud: 'https://communication.azure.com',
    oid: 'an object id',
    scp: undefined,
  },
} satisfies Record<string, JWTPayload>

export type IssuerForm = keyof typeof CLAIMS
export const ISSUER_FORMS: readonly IssuerForm[] = ['an issuer', 'Entra, version 1.0', 'Entra, version 2.0']

export interface ProgramWithIssuer {
  readonly server: Server
  /** A token that is good for everything of the resource. */
  token(form?: IssuerForm, claims?: JWTPayload): Promise<string>
  stop(): Promise<void>
}

/** Starts the built program over a store, with the default stock, and with a local issuer as the only one of tokens. */
export async function openProgramWithIssuer(store: StoreName, directory: string): Promise<ProgramWithIssuer> {
  const issuer = await openTestIssuer('RS256')
  const HOLDLINE_TOKENS = JSON.stringify([
    { issuer: issuer.issuer, audience: AUDIENCE, resource: { claim: 'resource' } },
    {
      entra: { tenant: TENANT },
      jwksUri: issuer.jwksUri,
      resource: { map: { 'an object id': 'default' } },
    },
  ])
  const database = store === 'PostgreSQL' ? await openDatabase(directory) : undefined
  const args = store === 'SQLite in a file' ? ['--data', join(directory, 'data')] : []
  const server = await startServer({ args, env: { ...database?.env, HOLDLINE_TOKENS } })
  return {
    server,
    token: (form = 'an issuer', claims = {}) => issuer.token({ ...CLAIMS[form], ...claims }),
    async stop() {
      await server.stop()
      await Promise.all([issuer.stop(), database?.drop()])
    },
  }
}

/** A database with the default stock. */
async function openDatabase(directory: string) {
  const { connection, drop } = await createDatabase()
  const { host = '', port = 5432, user = '', database = '' } = connection
  const HOLDLINE_DATABASE = `postgres://${user}:secret@${encodeURIComponent(host)}:${port}/${database}`
  const HOLDLINE_ACCESS_KEY = Buffer.from('a key of the default resource...').toString('base64')
  const env = { HOLDLINE_DATABASE, HOLDLINE_ACCESS_KEY }
  for (const args of [['migrate'], ['stock', 'load', 'default']]) {
    const { code, stderr } = await runHoldline({ args, env, cwd: directory })
    if (code !== 0) throw new Error(`holdline ${args.join(' ')} ended with ${code}: ${stderr}`)
  }
  return { env, drop }
}
