import { createHash, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { processorTime } from './processor-time.ts'
import { serveParent } from './serve-parent.ts'

/*
 * The floor: a server of Node's own that does nothing but check the signature. It shares no code with the program, so
 * that it stays the same when the program changes.
 */

const KEY = createSecretKey(DEVELOPMENT_ACCESS_KEY, 'base64')
const SIGNED = 'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature='

/** Whether a holder of the key has signed these headers and this body. */
function isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const { 'x-ms-date': date, 'x-ms-content-sha256': hash, authorization = '', host } = headers
  if (createHash('sha256').update(body).digest('base64') !== hash) return false
  const expected = createHmac('sha256', KEY).update(`${method}\n${url}\n${date};${host};${hash}`).digest()
  const given = Buffer.from(authorization.slice(SIGNED.length), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    response.writeHead(isSigned(request, Buffer.concat(chunks)) ? 202 : 401, { 'content-length': 0 })
    response.end()
  })
}

const server = createServer(answer)
server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  serveParent({
    port,
    answer: processorTime,
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  })
})
