import { connect, type Socket } from 'node:net'

export interface ConnectionOptions {
  readonly port: number
  /** The bytes of the next request. `undefined` ends the connection. */
  readonly next: () => Buffer | undefined
  /** Called for each complete answer, with the milliseconds since its request was sent. */
  readonly onAnswer: (status: number, elapsedMs: number) => void
}

/**
 * Sends requests over one kept connection, each after the answer to the request before, until there is none. A client
 * that parses no more than it needs leaves more of a small machine to the server than a general client. Connects again
 * where the server closes a connection after an answer.
 */
export async function keepAsking({ port, next, onAnswer }: ConnectionOptions): Promise<void> {
  let request = next()
  while (request !== undefined) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    request = await askOver(socket, request, next, onAnswer)
  }
}

/** Resolves with the request that has to be sent over another connection. */
function askOver(
  socket: Socket,
  first: Buffer,
  next: ConnectionOptions['next'],
  onAnswer: ConnectionOptions['onAnswer'],
): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let request: Buffer | undefined = first
    let received = ''
    let sentAt = performance.now()
    socket.write(first)
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const answer = readAnswer(received)
      if (answer === undefined) return
      received = ''
      onAnswer(answer.status, performance.now() - sentAt)
      request = next()
      if (request === undefined || answer.closes) {
        socket.destroy()
        return
      }
      sentAt = performance.now()
      socket.write(request)
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(request))
  })
}

/** The answer, if all of it is there. */
function readAnswer(received: string): { status: number; closes: boolean } | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const head = received.slice(0, end).toLowerCase()
  const length = /\ncontent-length: *(\d+)/.exec(head)?.[1]
  if (length !== undefined && received.length < end + 4 + Number(length)) return undefined
  if (head.includes('\ntransfer-encoding: chunked') && !received.endsWith('\r\n0\r\n\r\n')) return undefined
  return { status: Number(head.slice(9, 12)), closes: head.includes('\nconnection: close') }
}
