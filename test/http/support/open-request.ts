import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { CONTOSO_KEY } from '../../support/app.ts'
import { signedHeaders } from '../../support/sign.ts'

export interface RequestToOpen {
  readonly host: string
  readonly method?: string
  readonly target: string
  /** The body that is signed, and that the client sends later. */
  readonly body: Buffer
  /** `CONTOSO_KEY` if absent. */
  readonly accessKey?: string
  /** In place of the headers of the same names, in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  readonly httpVersion?: string
}

/** A connection whose request has no body yet. */
export interface OpenRequest {
  readonly socket: Socket
  /** Everything that was received so far. */
  readonly received: () => string
  /** Resolves once what was received has this form. */
  readonly see: (form: RegExp) => Promise<void>
}

/** Connects, and sends the head of a signed request. */
export function openRequest(options: RequestToOpen): OpenRequest {
  const {
    host,
    method = 'POST',
    target,
    body,
    accessKey = CONTOSO_KEY,
    headers = {},
    httpVersion = '1.1',
  } = options
  const [hostname, port] = host.split(':')
  const socket = connect(Number(port), hostname).setEncoding('latin1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  let text = ''
  socket.on('data', (more) => {
    text += more
  })
  const length = 'transfer-encoding' in headers ? {} : { 'content-length': String(body.length) }
  const signed = signedHeaders({ method, target, host, body, accessKey })
  const all = { ...signed, 'content-type': 'application/json', ...length, ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`${method} ${target} HTTP/${httpVersion}\r\n${lines.join('')}\r\n`)
  return {
    socket,
    received: () => text,
    async see(form) {
      await new Promise<void>((resolve, reject) => {
        const look = () => {
          if (form.test(text)) resolve()
        }
        look()
        socket.on('data', look)
        socket.once('close', () => reject(new Error(`The connection was closed after: ${text}`)))
      })
    },
  }
}
