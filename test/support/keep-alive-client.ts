import { Agent } from 'node:http'
import { type Reply, sendRequest } from './send-request.ts'
import { signedHeaders } from './sign.ts'

/** Sends one signed request. Rejects if no answer came; one whose first line and headers came is an answer. */
export type Send = (method: string, target: string, body?: object) => Promise<Reply>

export interface KeepAliveClient {
  readonly send: Send
  close(): void
}

/** Calls over connections that stay open, at most `connections` of them. */
export function keepAliveClient(origin: string, accessKey: string, connections: number): KeepAliveClient {
  const { host } = new URL(origin)
  // Idle connections end here well before the server's 72 s, so it never closes one that is just being taken.
  const agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: 30_000 })

  return {
    send(method, target, body) {
      const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body))
      const headers = {
        ...signedHeaders({ method, target, host, body: bytes, accessKey }),
        'content-length': String(bytes.length),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      }
      return sendRequest({ method, target, headers, bytes }, origin, agent)
    },
    close: () => agent.destroy(),
  }
}
