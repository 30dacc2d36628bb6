import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ApiError } from '../http/errors/api-error.ts'

/** Refuses a request whose headers Node could parse, and ends the connection. */
export function refuse(response: ServerResponse, refusal: ApiError): void {
  const { headers, body } = inFull(refusal)
  response.writeHead(refusal.status, headers).end(body)
}

/** Refuses bytes for which Node has made no response object, and ends the connection. */
export function refuseOnSocket(socket: Duplex, refusal: ApiError): void {
  if (!socket.writable) return void socket.destroy()
  const { headers, body } = inFull(refusal)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${body}`)
}

function inFull({ error, headers }: ApiError): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify({ error })
  const length = String(Buffer.byteLength(body))
  return {
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': length,
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
      ...headers,
    },
    body,
  }
}
