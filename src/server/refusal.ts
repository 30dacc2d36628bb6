import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** The answer to a request that never reaches the application; the connection ends with it. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Refuses a request that Node has understood so far. */
export function refuse(response: ServerResponse, refusal: Refusal): void {
  const { headers, body } = inFull(refusal)
  response.writeHead(refusal.status, headers).end(body)
}

/** Refuses bytes that are no request, or a request for which Node has no response. */
export function refuseOnSocket(socket: Duplex, refusal: Refusal): void {
  const { headers, body } = inFull(refusal)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${body}`)
}

function inFull({ code, message, headers }: Refusal): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify({ error: { code, message } })
  const length = String(Buffer.byteLength(body))
  return {
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': length,
      Connection: 'close',
      ...headers,
    },
    body,
  }
}
