import { Agent } from 'node:http'
import { type Reply, sendRequest } from './send-request.ts'
import { signedHeaders } from './sign.ts'

/** Sends one signed request. Rejects if no answer arrived; an answer counts once its headers have arrived. */
export type Send = (method: string, target: string, body?: object) => Promise<Reply>

export interface KeepAliveClient {
  readonly send: Send
  close(): void
}

/** A client whose connections stay open, at most `connections` of them. */
export function keepAliveClient(origin: string, accessKey: string, connections: number): KeepAliveClient {
  const { host } = new URL(origin)
  // The client closes idle connections well before the server does (72 s), so no request crosses the server's close.
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
