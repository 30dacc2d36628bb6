import { request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import type { HoldlineOptions } from '../../src/start-holdline/holdline-options.ts'
import { startHoldline } from '../../src/start-holdline.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { authority, tls } from '../server/start.ts'
import { signedHeaders } from '../support/sign.ts'
import { keyNamed } from './given.ts'

export const OPERATOR = keyNamed('operator')
export const CONTOSO = keyNamed('contoso')
export const TOKEN = 'eyJh.eyJh.c2ln'

export const STAND_IN = { document: {}, environment: {} }
export const OWN_SERVER = {
  document: { resources: [{ name: 'contoso', accessKeys: [CONTOSO] }] },
  environment: { HOLDLINE_OPERATOR_KEY: OPERATOR },
}
export const WITHOUT_OPERATOR = { ...OWN_SERVER, environment: {} }

export const ANSWER = '{"error":{"code":"Denied","message":"Denied by the resource provider."}}'
export const LIST = '/phoneNumbers?api-version=2025-06-01&top=7'
export const STOCK = '/_holdline/stock'

export interface Asking {
  readonly over?: 'http' | 'https'
  readonly method?: string
  readonly target?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The request is signed with this key, over `signed` where it differs. */
  readonly key?: string
  readonly signed?: { readonly target?: string; readonly date?: string | Date; readonly body?: string }
}

interface Line {
  readonly level: number
  readonly msg: string
  readonly reason: string
  readonly [fact: string]: unknown
}

/** A log at its default level, and its lines. */
function openLog() {
  const lines: Line[] = []
  const log = pino({ base: null, level: 'warn' }, { write: (line) => void lines.push(JSON.parse(line)) })
  return { log, lines }
}

export async function startServer(
  { document, environment }: typeof STAND_IN | typeof OWN_SERVER | typeof WITHOUT_OPERATOR,
  options: Pick<HoldlineOptions, 'trustedProxies' | 'sleep'> = {},
) {
  const { log, lines } = openLog()
  const notAsked = () => Promise.reject(new Error('Nobody asks for the catalog'))
  const holdline = await startHoldline({
    openStore: () => openMemoryStore({ systemNow: Date.now }),
    openSandboxStore: () => openMemoryStore(),
    config: resolveConfig({ document, environment, documentName: 'the test', host: '127.0.0.1' }),
    loadTls: () => Promise.resolve(tls),
    loadCatalog: notAsked,
    loadCarriers: notAsked,
    logger: log,
    host: '127.0.0.1',
    httpPort: 0,
    limits: { lingerMs: 0 },
    ...options,
  })
  onTestFinished(() => holdline.stop())
  const { http, https } = holdline.addresses
  if (http === null) throw new Error('HTTP is off')
  return { lines, host: new URL(http).host, http, https, stop: holdline.stop }
}

/** Sends a request, and answers its status and body. */
export function ask(
  origins: { http: string; https: string | null },
  asking: Asking,
): Promise<[number, string]> {
  const { over = 'http', method = 'GET', target = LIST, headers = {}, body = '', key, signed } = asking
  const { host, hostname, port } = new URL((over === 'https' && origins.https) || origins.http)
  const credentials =
    key === undefined ? {} : signedHeaders({ method, target, host, body, accessKey: key, ...signed })
  const options: RequestOptions = {
    ...{ method, path: target, hostname, port, agent: false },
    headers: { host, 'content-length': String(body.length), ...credentials, ...headers },
  }
  return new Promise((resolve, reject) => {
    const send = over === 'https' ? httpsRequest : httpRequest
    const outgoing = send({ ...options, ca: authority.certificate, servername: 'localhost' }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      incoming.once('end', () => resolve([incoming.statusCode ?? 0, text]))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

export const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
