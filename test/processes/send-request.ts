import { type Agent, type IncomingHttpHeaders, request } from 'node:http'
import { signedHeaders } from '../support/sign.ts'
import type { ComposedRequest } from './compose-request.ts'

/** A request with its signature, to be sent as it is, and sent again as it was. */
export interface SignedRequest {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Nothing where there is no body, or only a part of it came. */
  readonly json: unknown
}

/** All processes answer under one name, as they do behind a load balancer, so that a signature is good at each. */
const HOST = 'localhost'

/** @param id tells the request from others that are alike */
export function signRequest(
  { method, target, body }: ComposedRequest,
  accessKey: string,
  id: string,
): SignedRequest {
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body))
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  const headers = {
    ...signedHeaders({ method, target, host: HOST, body: bytes, accessKey }),
    'x-ms-client-request-id': id,
    'content-length': String(bytes.length),
    ...(body !== undefined && { 'content-type': type }),
  }
  return { method, target, headers, bytes }
}

/** Rejects if no answer came; one whose first line and headers came is an answer. */
export function sendRequest(sent: SignedRequest, origin: string, agent: Agent): Promise<Reply> {
  const { hostname, port } = new URL(origin)
  const { method, target, headers, bytes } = sent
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path: target, headers, agent }, (incoming) => {
      const { statusCode: status = 0, headers } = incoming
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.once('end', () => resolve({ status, headers, json: parse(Buffer.concat(chunks)) }))
      incoming.once('error', () => resolve({ status, headers, json: undefined }))
    })
    outgoing.once('error', reject)
    outgoing.end(bytes)
  })
}

function parse(bytes: Buffer): unknown {
  return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'))
}
