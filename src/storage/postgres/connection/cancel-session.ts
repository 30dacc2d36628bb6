import { once } from 'node:events'
import { connect, Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type pg from 'pg'
import { within } from '../../../timing/within.ts'
import { TargetClient } from './client-along.ts'
import type { Target } from './target.ts'

/** How long a cancellation is waited for, in milliseconds. */
const LIMIT_MS = 2_000
/** How long its connection is left open at the most, in milliseconds. */
const LINGER_MS = 60_000

/** The codes of requests in the place of a version (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const CANCEL_REQUEST = 80_877_102
const SSL_REQUEST = 80_877_103

/** The answer of a server that is ready for TLS. */
const READY_FOR_TLS = 'S'

/**
 * Asks PostgreSQL to cancel what the session of this client does. The request goes to the very address to which the
 * session is connected, as libpq's does: by its name, another server could be reached. It uses TLS where the session does.
 * The caller ends the session afterwards, so that a request that arrives late hits nothing.
 *
 * The server closes the connection of the request, and this side never does before: PgBouncer 1.18 ends itself ("bad
 * client state") when the client of a request goes that it is passing on.
 *
 * @throws Error if the request was not taken in time
 */
export async function cancelSession(client: pg.Client): Promise<void> {
  const { processId, secretKey } = keyOf(client)
  const socket = connect(peerOf(client))
  socket.on('error', () => {})
  const lingering = setTimeout(() => socket.destroy(), LINGER_MS)
  socket.once('close', () => clearTimeout(lingering))
  const request = async () => {
    await once(socket, 'connect')
    const stream = client instanceof TargetClient ? await encrypted(socket, client.target) : socket
    stream.resume()
    stream.write(message(CANCEL_REQUEST, processId, secretKey))
    await once(stream, 'close')
  }
  try {
    await within(request(), LIMIT_MS, 'The cancellation took too long')
  } finally {
    // A process that stops does not wait for it.
    socket.unref()
    lingering.unref()
  }
}

function peerOf({
  connection: { stream },
  host,
  port,
}: pg.Client): { host: string; port: number } | { path: string } {
  const { remoteAddress, remotePort } = stream instanceof Socket ? stream : {}
  if (remoteAddress !== undefined && remotePort !== undefined)
    return { host: remoteAddress, port: remotePort }
  return { path: `${host}/.s.PGSQL.${port}` }
}

/** The stream with TLS on it, where the session has TLS too. */
async function encrypted(socket: Socket, { host, ssl, sslnegotiation }: Target): Promise<Socket> {
  if (ssl === false) return socket
  const direct = sslnegotiation === 'direct'
  if (!direct) {
    socket.write(message(SSL_REQUEST))
    const [answer] = await once(socket, 'data')
    if (String(answer) !== READY_FOR_TLS) throw new Error('The server takes no cancellation with TLS')
  }
  const stream = connectTls({ socket, host, ...ssl, ...(direct && { ALPNProtocols: ['postgresql'] }) })
  await once(stream, 'secureConnect')
  return stream
}

/** A request that comes in the place of a session's beginning: its length, and whole numbers of four bytes. */
function message(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * (numbers.length + 1))
  bytes.writeInt32BE(bytes.length)
  for (const [index, number] of numbers.entries()) bytes.writeInt32BE(number, 4 * (index + 1))
  return bytes
}

/** The key of the session, which `pg` keeps at the client. */
function keyOf(client: object): { processId: number; secretKey: number } {
  const processId = 'processID' in client ? client.processID : undefined
  const secretKey = 'secretKey' in client ? client.secretKey : undefined
  if (typeof processId !== 'number' || typeof secretKey !== 'number') {
    throw new Error('The server has given no key for cancellations')
  }
  return { processId, secretKey }
}
