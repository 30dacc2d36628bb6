import { connect } from 'node:net'
import { signedHeaders } from '../../support/sign.ts'

export interface RawReply {
  readonly status: number
  /** Status line and headers, as text. */
  readonly head: string
  readonly body: string
}

/** Sends the given bytes, which no HTTP client would send, and reads the answer to its end. */
export function sendRaw(host: string, request: Uint8Array | string): Promise<RawReply> {
  const [hostname, port] = host.split(':')
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', ...body] = Buffer.concat(chunks).toString('latin1').split('\r\n\r\n')
      resolve({ status: Number(head.split(' ')[1]), head, body: body.join('\r\n\r\n') })
    })
    socket.write(request)
  })
}

/** The bytes of a request without a body, signed, on a connection of its own. */
export function signedRequest(
  { host, accessKey }: { host: string; accessKey: string },
  method: string,
  target: string,
  moreHeaders = '',
): Buffer {
  const signed = signedHeaders({ method, target, host, accessKey })
  const headers = Object.entries(signed).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `${method} ${target} HTTP/1.1\r\n${headers.join('')}${moreHeaders}connection: close\r\n\r\n`
  return Buffer.from(head, 'latin1')
}
