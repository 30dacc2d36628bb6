import { type Agent, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Answer } from './observe.ts'

/** How long a side may take for an answer, in milliseconds. */
const LIMIT_MS = 30_000
/** More of a body is not read: the longest answers of the API have a few hundred kilobytes. */
const LONGEST_BODY = 16 * 1024 * 1024

export interface Outgoing {
  readonly method: string
  /** The path and query as they are sent. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Makes the connection; Node's own agent if `undefined`. */
  readonly agent?: Agent | undefined
}

/**
 * Sends a request as it is, and resolves to its answer. No redirect is followed.
 * @throws {Error} if there is no answer
 */
export function exchange(origin: URL, { method, target, headers, body, agent }: Outgoing): Promise<Answer> {
  const { protocol, hostname, port, host } = origin
  const options: RequestOptions = {
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    method,
    ...(agent !== undefined && { agent }),
    path: target,
    headers: { ...headers, host, 'content-length': String(Buffer.byteLength(body)) },
    timeout: LIMIT_MS,
  }
  return new Promise((resolve, reject) => {
    const sending = (protocol === 'https:' ? requestHttps : requestHttp)(options, (answer) => {
      const chunks: Buffer[] = []
      let length = 0
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > LONGEST_BODY) answer.destroy(new Error('the answer is too long'))
        else chunks.push(chunk)
      })
      answer.once('error', reject)
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    sending.once('timeout', () => sending.destroy(new Error(`no answer within ${LIMIT_MS / 1_000} s`)))
    sending.once('error', reject)
    sending.end(body)
  })
}
