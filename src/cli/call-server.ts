import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { text } from 'node:stream/consumers'
import { describeSystemError, systemErrorCode } from '../files/describe-system-error.ts'
import { signRequest } from '../net/sign-request.ts'
import { UsageError } from '../usage-error.ts'
import { inWordsOfCommands } from './in-words-of-commands.ts'

/** How the command line reaches a server: over its socket, or over the network with the operator's key. */
export type ServerPlace =
  | { readonly socket: string }
  | { readonly url: URL; readonly key: string | undefined }

/**
 * Sends a request to the operator plane of a server, and answers the JSON of the answer; `undefined` if it has none.
 *
 * @param target the path and query, which begin with `/_holdline/`
 * @param body sent as JSON
 * @param claimedName a name of the operator's own, for the author of a change
 * @throws {UsageError} if the server cannot be reached, or refuses the request
 */
export async function callServer(
  place: ServerPlace,
  method: string,
  target: string,
  body?: object,
  claimedName?: string,
): Promise<unknown> {
  const { status, answer, placeName } = await openAnswer(place, method, target, { body, claimedName })
  const content = await textOf(answer, placeName)
  const json = parse(content)
  if (status >= 400) throw refusalOf(json, status, { place, request: `${method} ${target}` })
  if (json === undefined && content !== '') {
    throw new UsageError(`The server at ${placeName} answers no JSON, so it is no Holdline server`)
  }
  return json
}

/**
 * As `callServer`, for an answer that is no JSON: answers the body, to be read as it comes.
 * @throws {UsageError} if the server cannot be reached, or refuses the request
 */
export async function streamFromServer(
  place: ServerPlace,
  method: string,
  target: string,
): Promise<IncomingMessage> {
  const { status, answer, placeName } = await openAnswer(place, method, target)
  if (status < 400) return answer
  throw refusalOf(parse(await textOf(answer, placeName)), status, {
    place,
    request: `${method} ${target}`,
  })
}

function refusalOf(
  json: unknown,
  status: number,
  { place, request }: { readonly place: ServerPlace; readonly request: string },
): UsageError {
  const message = messageOf(json) ?? `The server answers ${status} to ${request}`
  // An answer that gives no reason: only the log of the server has it.
  if (status === 401 && 'url' in place && message.startsWith('Denied by')) {
    return new UsageError(
      place.key === undefined
        ? `The server at ${place.url.host} takes no call without a key: set HOLDLINE_OPERATOR_KEY to its operator key`
        : `The server at ${place.url.host} denies HOLDLINE_OPERATOR_KEY: set its operator key; the log of the server has the reason`,
    )
  }
  return new UsageError(message)
}

/** An answer whose head is there. */
interface OpenAnswer {
  readonly status: number
  readonly answer: IncomingMessage
  /** The place of the server, for messages. */
  readonly placeName: string
}

async function openAnswer(
  place: ServerPlace,
  method: string,
  target: string,
  {
    body,
    claimedName,
  }: { readonly body?: object | undefined; readonly claimedName?: string | undefined } = {},
): Promise<OpenAnswer> {
  const content = body === undefined ? '' : JSON.stringify(body)
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(content)),
    ...(claimedName !== undefined && { 'holdline-as': encodeURIComponent(claimedName) }),
  }
  const options: RequestOptions =
    'socket' in place
      ? { socketPath: place.socket, method, path: target, headers: { ...headers, host: 'localhost' } }
      : { ...overNetwork(place, { method, target, body: content }, headers) }
  const isTls = 'url' in place && place.url.protocol === 'https:'
  return send(isTls ? requestHttps : requestHttp, options, content)
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

function send(request: typeof requestHttp, options: RequestOptions, content: string): Promise<OpenAnswer> {
  const placeName = options.socketPath ?? `${options.hostname}:${options.port}`
  return new Promise((resolve, reject) => {
    const sending = request(options, (answer) =>
      resolve({ status: answer.statusCode ?? 0, answer, placeName }),
    )
    sending.once('error', (error) => reject(unreachable(placeName, error)))
    sending.end(content)
  })
}

async function textOf(answer: IncomingMessage, placeName: string): Promise<string> {
  try {
    return await text(answer)
  } catch (error) {
    throw unreachable(placeName, error)
  }
}

/** What Node's TLS says of a certificate whose authority it does not know. */
const NOT_TRUSTED = [
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]

function unreachable(placeName: string, error: unknown): UsageError {
  if (NOT_TRUSTED.includes(systemErrorCode(error) ?? '')) {
    return new UsageError(
      `The certificate of the server at ${placeName} is not trusted: set NODE_EXTRA_CA_CERTS to the ca.pem of its authority`,
    )
  }
  return new UsageError(`The server at ${placeName} cannot be reached: ${describeSystemError(error)}`)
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
  return typeof message === 'string' ? inWordsOfCommands(message.replace(/\.$/, '')) : undefined
}
