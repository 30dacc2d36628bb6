import { request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Addresses } from '../../src/server/addresses.ts'
import { signedHeaders } from '../support/sign.ts'

export interface Asking {
  readonly over: 'http' | 'https' | 'socket'
  readonly method?: string
  readonly target?: string
  /** Headers in addition to, or in place of, the signed ones; the signature covers `host`. */
  readonly headers?: Readonly<Record<string, string>>
  /** The request is signed with this key. */
  readonly key?: string
  /** The Unix socket, where the request goes over it. */
  readonly socketPath?: string
}

/** Sends a request, and answers the status of its answer. */
export function askStatus(
  addresses: Addresses,
  ca: string,
  { over, method = 'GET', target = '/', headers = {}, key, socketPath }: Asking,
): Promise<number> {
  const origin = new URL((over === 'https' ? addresses.https : addresses.http) ?? 'http://localhost')
  const host = headers['host'] ?? origin.host
  const signed = key === undefined ? {} : signedHeaders({ method, target, host, accessKey: key })
  const options: RequestOptions = {
    method,
    path: target,
    headers: { host, ...signed, ...headers },
    agent: false,
    ...(over === 'socket' ? { socketPath } : { hostname: origin.hostname, port: origin.port }),
  }
  return new Promise((resolve, reject) => {
    const send = over === 'https' ? httpsRequest : httpRequest
    const outgoing = send({ ...options, ca, servername: 'localhost' }, (incoming) => {
      incoming.resume()
      resolve(incoming.statusCode ?? 0)
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}
