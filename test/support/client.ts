import { type IncomingHttpHeaders, request } from 'node:http'
import { keepSaid } from './secrets/said.ts'
import { signedHeaders } from './sign.ts'

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** The body as received. */
  readonly text: string
  /** `text` as JSON; `undefined` if it is empty. */
  readonly json: unknown
}

export interface Sending {
  readonly body?: unknown
  /** Sent as they are; they replace the client's own headers of the same names. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends one request, signed with the client's key. A body that is neither text nor bytes is sent as JSON. */
export type Client = (method: string, target: string, sending?: Sending) => Promise<Reply>

export function createClient(host: string, accessKey: string): Client {
  return (method, target, { body, headers = {} } = {}) => {
    const bytes = toBytes(body)
    const signed = signedHeaders({ method, target, host, body: bytes, accessKey })
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
    return send(host, method, target, bytes, {
      ...signed,
      ...(bytes.length > 0 && { 'content-type': type }),
      ...headers,
    })
  }
}

/** Sends one request as it is, with its raw target. */
export function send(
  host: string,
  method: string,
  target: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  const [hostname, port] = host.split(':')
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        method,
        path: target,
        headers: { ...headers, 'content-length': String(body.length) },
        agent: false,
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          if ((incoming.statusCode ?? 0) >= 400) keepSaid('an error', text)
          const isJson = /^application\/json\b/.test(incoming.headers['content-type'] ?? '')
          const json = isJson && text !== '' ? JSON.parse(text) : undefined
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function toBytes(body: unknown): Uint8Array {
  if (body === undefined) return new Uint8Array()
  if (body instanceof Uint8Array) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
