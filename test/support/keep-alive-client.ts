import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { signedHeaders } from './sign.ts'

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Nothing where there is no body, or only a part of it came. */
  readonly json: unknown
}

/** Sends one signed request. Rejects if no answer came; one whose first line and headers came is an answer. */
export type Send = (method: string, target: string, body?: object) => Promise<Reply>

export interface KeepAliveClient {
  readonly send: Send
  close(): void
}

/** Calls over connections that stay open, at most `connections` of them. */
export function keepAliveClient(origin: string, accessKey: string, connections: number): KeepAliveClient {
  const { hostname, port, host } = new URL(origin)
  // Idle connections end here well before the server's 72 s, so it never closes one that is just being taken.
  const agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: 30_000 })

  return {
    send(method, target, body) {
      const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body))
      const headers = {
        ...signedHeaders({ method, target, host, body: bytes, accessKey }),
        'content-length': bytes.length,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      }
      return new Promise((resolve, reject) => {
        const outgoing = request({ hostname, port, method, path: target, headers, agent }, (incoming) => {
          const { statusCode: status = 0, headers } = incoming
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.once('end', () => resolve({ status, headers, json: parse(Buffer.concat(chunks)) }))
          incoming.once('error', () => resolve({ status, headers, json: undefined }))
        })
        outgoing.once('error', reject)
        outgoing.end(bytes)
      })
    },
    close: () => agent.destroy(),
  }
}

function parse(bytes: Buffer): unknown {
  return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'))
}
