import { request } from 'node:https'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { ConfigDocument } from '../../../src/config/config-document.ts'
import { resolveConfig } from '../../../src/config/resolve-config.ts'
import type { HoldlineOptions } from '../../../src/start-holdline/holdline-options.ts'
import { type Holdline, startHoldline } from '../../../src/start-holdline.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { keyNamed } from '../../auth/given.ts'
import { authority, tls } from '../../server/start.ts'
import { TEST_CARRIERS, TEST_CATALOG } from '../../support/catalog.ts'
import { US_TOLL_FREE, usBlock } from '../../support/stock.ts'

export const LIST = '/phoneNumbers?api-version=2025-06-01'
export const STOCK = '/_holdline/stock'
export const CONTOSO = keyNamed('contoso')
export const FABRIKAM = keyNamed('fabrikam')
export const OPERATOR = keyNamed('operator')

export const RESOURCES = [
  { name: 'contoso', accessKeys: [CONTOSO], hosts: ['contoso.example'] },
  { name: 'fabrikam', accessKeys: [FABRIKAM], hosts: ['fabrikam.example'] },
]

export interface TokenReply {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

export interface Line {
  readonly level: number
  readonly msg: string
  readonly [fact: string]: unknown
}

export interface TokenServer {
  readonly holdline: Holdline
  readonly https: string
  /** The lines of the log. */
  readonly lines: Line[]
  /** Sends a request over HTTPS with this `Authorization`. */
  ask(
    authorization: string | undefined,
    target?: string,
    more?: { method?: string; host?: string; body?: string },
  ): Promise<TokenReply>
  /** The status of the list of numbers, asked with this token. */
  statusOf(token: string, target?: string): Promise<number>
}

/** Starts a server with two resources, whose tokens are those of these issuers, until the test ends. */
export async function startTokenServer(
  tokens: NonNullable<ConfigDocument['tokens']>,
  options: Partial<HoldlineOptions> & { readonly document?: ConfigDocument } = {},
): Promise<TokenServer> {
  const server = await openTokenServer(tokens, options)
  onTestFinished(() => server.holdline.stop())
  return server
}

/** The same, until it is stopped. */
export async function openTokenServer(
  tokens: NonNullable<ConfigDocument['tokens']>,
  { document, ...options }: Partial<HoldlineOptions> & { readonly document?: ConfigDocument } = {},
): Promise<TokenServer> {
  const lines: Line[] = []
  const holdline = await startHoldline({
    openStore: () => openMemoryStore({ stock: [usBlock(US_TOLL_FREE, 100)] }),
    openSandboxStore: () => openMemoryStore(),
    config: configOf(tokens, document),
    loadTls: () => Promise.resolve(tls),
    loadCatalog: () => Promise.resolve(TEST_CATALOG),
    loadCarriers: () => Promise.resolve(TEST_CARRIERS),
    logger: pino({ base: null, level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) }),
    host: '127.0.0.1',
    httpPort: 0,
    limits: { lingerMs: 0 },
    ...options,
  })
  const https = holdline.addresses.https ?? ''
  const ask: TokenServer['ask'] = (authorization, target = LIST, more = {}) => {
    const { method = 'GET', host, body = '' } = more
    const { hostname, port } = new URL(https)
    const headers = {
      host: host ?? `localhost:${port}`,
      ...(authorization !== undefined && { authorization }),
      ...(body !== '' && { 'content-type': 'application/json' }),
      'content-length': String(Buffer.byteLength(body)),
    }
    const tlsOptions = { ca: authority.certificate, servername: 'localhost', agent: false }
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { hostname, port, method, path: target, headers, ...tlsOptions },
        (incoming) => {
          let text = ''
          incoming.setEncoding('utf8').on('data', (part: string) => {
            text += part
          })
          incoming.once('end', () =>
            resolve({ status: incoming.statusCode ?? 0, text, headers: incoming.headers }),
          )
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }
  const statusOf = async (token: string, target = LIST) => (await ask(`Bearer ${token}`, target)).status
  return { holdline, https, lines, ask, statusOf }
}

export function configOf(tokens: NonNullable<ConfigDocument['tokens']>, document: ConfigDocument = {}) {
  return resolveConfig({
    document: { resources: RESOURCES, tokens, ...document },
    documentName: 'the test',
    environment: { HOLDLINE_OPERATOR_KEY: OPERATOR },
    host: '127.0.0.1',
  })
}
