import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { authority } from '../../server/start.ts'
import type { Client } from '../../support/client.ts'
import { signedHeaders } from '../../support/sign.ts'

/** Sends each request over HTTPS on a connection of its own, signed with the key. */
export function encryptedClient(origin: string | null, accessKey: string): Client {
  return async (method, target, { body } = {}) => {
    const { host, port } = new URL(origin ?? 'https://localhost')
    const bytes = body === undefined ? '' : JSON.stringify(body)
    const headers = {
      ...signedHeaders({ method, target, host, body: bytes, accessKey }),
      'content-type': 'application/json',
    }
    const options = { host: '127.0.0.1', port, method, path: target, headers, agent: false }
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { ...options, ca: authority.certificate, servername: 'localhost' },
        (incoming) => {
          text(incoming).then((received) => {
            const json: unknown = received === '' ? undefined : JSON.parse(received)
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: received, json })
          }, reject)
        },
      )
      outgoing.on('error', reject)
      outgoing.end(bytes)
    })
  }
}
