import { type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { text } from 'node:stream/consumers'
import { describeSystemError } from '../files/describe-system-error.ts'
import { signRequest } from '../net/sign-request.ts'
import { UsageError } from '../usage-error.ts'

/** How the command line reaches a server: over its socket, or over the network with the operator's key. */
export type ServerPlace =
  | { readonly socket: string }
  | { readonly url: URL; readonly key: string | undefined }

/**
 * Sends a request to the operator plane of a server, and answers the JSON of the answer; `undefined` if it has none.
 *
 * @param target the path and query, which begin with `/_holdline/`
 * @param body sent as JSON
 * @throws {UsageError} if the server cannot be reached, or refuses the request
 */
export async function callServer(
  place: ServerPlace,
  method: string,
  target: string,
  body?: object,
): Promise<unknown> {
  const content = body === undefined ? '' : JSON.stringify(body)
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(content)) }
  const options: RequestOptions =
    'socket' in place
      ? { socketPath: place.socket, method, path: target, headers: { ...headers, host: 'localhost' } }
      : { ...overNetwork(place, { method, target, body: content }, headers) }
  const isTls = 'url' in place && place.url.protocol === 'https:'
  const answer = await send(isTls ? requestHttps : requestHttp, options, content)
  const json = parse(answer.text)
  if (answer.status < 400) return json
  throw new UsageError(messageOf(json) ?? `The server answers ${answer.status} to ${method} ${target}`)
}

function overNetwork(
  { url, key }: { readonly url: URL; readonly key: string | undefined },
  { method, target, body }: { readonly method: string; readonly target: string; readonly body: string },
  headers: Record<string, string>,
): RequestOptions {
  const { hostname, port, host } = url
  const signed = key === undefined ? {} : signRequest({ method, target, host, body, key, date: new Date() })
  const name = hostname.replace(/^\[(.*)\]$/, '$1')
  return { hostname: name, port, method, path: target, headers: { ...headers, host, ...signed } }
}

function send(
  request: typeof requestHttp,
  options: RequestOptions,
  content: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      const place = options.socketPath ?? `${options.hostname}:${options.port}`
      reject(new UsageError(`The server at ${place} cannot be reached: ${describeSystemError(error)}`))
    }
    const sending = request(options, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, text: body }), fail)
    })
    sending.once('error', fail)
    sending.end(content)
  })
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The message of an answer in the API's form of an error. */
function messageOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('error' in json)) return undefined
  const { error } = json
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined
  const { message } = error
  return typeof message === 'string' ? message.replace(/\.$/, '') : undefined
}
