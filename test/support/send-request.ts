import { type Agent, type IncomingHttpHeaders, request } from 'node:http'

/** A request with its signature. A retry sends it unchanged. */
export interface SignedRequest {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** `undefined` if there is no body, or only a part of it arrived. */
  readonly json: unknown
}

/** Sends a request. Rejects if no answer arrived; an answer counts once its headers have arrived. */
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
