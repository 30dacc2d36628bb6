import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ControlledInventory } from '../../control/controlled-inventory.ts'
import type { SandboxUse } from '../../control/sandboxes/sandbox-use.ts'
import type { ForcedOutcome } from '../../numbering/forced-outcome.ts'
import type { OperationKind, Plane } from '../api-operation.ts'
import type { Transport } from '../auth/authenticator.ts'
import type { OperatorCaller, ResourceCaller } from '../auth/caller.ts'
import { API_VERSIONS, type ApiVersion } from '../contract/api-version.ts'
import type { ApiError } from '../errors/api-error.ts'
import { parseTarget, type Target } from '../request/target.ts'
import type { AnswerBody, AnswerStream, Delivery } from './answer-body.ts'
import type { AnswerQueue } from './answer-queue.ts'
import { correlationVector } from './correlation-vector.ts'

const OF_NO_OPERATION = API_VERSIONS.join(', ')
const NO_BODY = Buffer.alloc(0)

/**
 * A client's own id of a request, which the answer repeats:
 * https://learn.microsoft.com/en-us/rest/api/communication/headers
 */
const CLIENT_REQUEST_ID = /^[\x20-\x7e]{1,256}$/

/** An operation that is ready to be served. */
export interface ServedOperation {
  readonly operationId: string
  readonly plane: Plane
  /** Absent where the operation is not one of a resource. */
  readonly kind?: OperationKind
  readonly method: string
  readonly path: string
  /** Whether the operation is one of a single inventory, so that each sandbox has it too. */
  readonly perInventory: boolean
  /** The api-versions that its answers name as supported; those of the Phone Numbers API if absent. */
  readonly supportedVersions?: string
  /** The largest body of a request that is read, in bytes. */
  readonly bodyLimit: number
  /** Whether the request log leaves the operation out; `false` if absent. */
  readonly isUnrecorded?: boolean
  /** Whether the operation is for everybody, whatever its plane; asked at each request, and `false` if absent. */
  readonly isOpen?: () => boolean
  /** Answers an exchange whose caller and body are known. A rejected promise is a fault of the server. */
  readonly serve: (exchange: Exchange, parameters: PathParameters) => void | Promise<void>
}

/** The parameters in the path, decoded. */
export type PathParameters = Readonly<Record<string, string>>

/** The destination of a request target. */
export type Destination =
  | { readonly kind: 'operation'; readonly operation: ServedOperation; readonly parameters: PathParameters }
  /** The path has operations, but none with this method. */
  | { readonly kind: 'otherMethod'; readonly plane: Plane; readonly allowed: readonly ServedOperation[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'badEncoding' }
  | { readonly kind: 'longParameter' }

/** One request and its answer, on their way through the pipeline. */
export class Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly transport: Transport
  readonly target: Target
  readonly startedAt = performance.now()
  readonly correlationVector = correlationVector()
  /** The path to be routed, without the part that names a sandbox. */
  path: string
  /** The sandbox that the path names. */
  sandbox: string | undefined
  /** The inventory that the request is for; set with the caller. */
  controlled: ControlledInventory | undefined
  /** The use of the sandbox that the request is for; `undefined` for the main inventory. */
  use: SandboxUse | undefined
  /** The destination of the path; set by the router. */
  destination: Destination = { kind: 'unknown' }
  /** The caller; `undefined` on the public plane. */
  caller: ResourceCaller | OperatorCaller | undefined
  /** The bytes of the body; none for GET and HEAD. */
  body: Buffer = NO_BODY
  /** What a stand-in forces upon the request, where it forces anything. */
  forced: ForcedOutcome | undefined
  /** The version of the API that serves the request; `undefined` where none does. */
  version: ApiVersion | undefined
  /** Does the work of the operation as a part of the request's trace; absent where requests are not traced. */
  within: (<T>(work: () => T) => T) | undefined
  /** Called with the exchange when it is answered; absent where nobody counts. */
  count: ((exchange: Exchange) => void) | undefined
  /** The headers of the answer, names and values alternating, and its body; `undefined` before the answer. */
  sent: { readonly head: readonly string[]; readonly text: string | undefined } | undefined
  /** The ids of the fault rules that hit the request. */
  faults: readonly string[] = []
  /** Sends the answer otherwise than whole and at once; a fault rule sets it. */
  deliver: Delivery | undefined

  readonly #answers: AnswerQueue
  #status: number | undefined
  #onAnswered: (() => void) | undefined
  #onEnded: ((isDropped: boolean) => void) | undefined
  #onSettled: (() => void) | undefined
  #awaitsClose = false

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    transport: Transport,
    answers: AnswerQueue,
  ) {
    this.request = request
    this.response = response
    this.transport = transport
    this.#answers = answers
    this.target = parseTarget(request.url ?? '/')
    this.path = this.target.path
  }

  get method(): string {
    return this.request.method ?? 'GET'
  }

  /** The client's own id of the request, where it can be repeated in a header. */
  get clientRequestId(): string | undefined {
    const id = this.request.headers['x-ms-client-request-id']
    return typeof id === 'string' && CLIENT_REQUEST_ID.test(id) ? id : undefined
  }

  /** The api-versions that the answer names as supported. */
  get #supportedVersions(): string {
    const { destination } = this
    switch (destination.kind) {
      case 'operation':
        return destination.operation.supportedVersions ?? OF_NO_OPERATION
      case 'otherMethod':
        return destination.allowed[0]?.supportedVersions ?? OF_NO_OPERATION
      default:
        return OF_NO_OPERATION
    }
  }

  /** The status of the answer; `undefined` before the answer. */
  get status(): number | undefined {
    return this.#status
  }

  /** Calls the listener when the answer has gone out, in a later turn of the event loop than the one that answered. */
  onAnswered(listener: () => void): void {
    this.#onAnswered = listener
  }

  /**
   * Calls the listener once, when the answer has been sent whole, or when the connection was lost before (`isDropped`).
   * It is called in the turn of the event loop that sends the answer, so that a client that has its answer finds what
   * the listener did: after a later turn, another request may have come first.
   */
  onEnded(listener: (isDropped: boolean) => void): void {
    this.#onEnded = listener
    this.#awaitClose()
  }

  /** Calls the listener once the request is answered, and the answer is sent or the connection lost. */
  onSettled(listener: () => void): void {
    const earlier = this.#onSettled
    this.#onSettled =
      earlier === undefined
        ? listener
        : () => {
            earlier()
            listener()
          }
    this.#awaitClose()
  }

  /** One listener of the response for all that wait for its end. */
  #awaitClose(): void {
    if (this.#awaitsClose) return
    this.#awaitsClose = true
    this.response.once('close', () => {
      this.#end(true)
      if (this.#status !== undefined) this.#onSettled?.()
    })
  }

  #end(isDropped: boolean): void {
    const listener = this.#onEnded
    this.#onEnded = undefined
    listener?.(isDropped)
  }

  /** Answers with a body of this media type, or without any. Only the first answer counts. */
  answer(status: number, headers: Readonly<Record<string, string>>, body?: AnswerBody): void {
    const { response } = this
    if (this.#status !== undefined) return
    this.#status = status
    this.count?.(this)
    if (this.#onAnswered !== undefined) this.#answers.afterwards(this.#onAnswered)
    // A connection that was lost takes no answer; the request is logged all the same.
    if (response.destroyed) {
      this.#onSettled?.()
      return
    }
    const head = this.#headWith(headers)
    if (body !== undefined) {
      head.push('content-type', body.mediaType, 'content-length', String(Buffer.byteLength(body.text)))
    } else if (status !== 204) head.push('content-length', '0')
    this.sent = { head, text: body?.text }
    if (this.deliver !== undefined) {
      this.#endWithResponse()
      this.deliver(response, { status, head, text: body?.text ?? '' })
      return
    }
    response.writeHead(status, head)
    this.#answers.add(this)
  }

  /** Sends the answer, whose head is written. Called by the queue of answers alone. */
  send(): void {
    this.response.end(this.sent?.text)
    this.#end(false)
  }

  /**
   * Answers with a body that is sent as it comes, on a connection that serves no later request. Rejects if its sender
   * fails.
   */
  async stream(
    status: number,
    headers: Readonly<Record<string, string>>,
    stream: AnswerStream,
  ): Promise<void> {
    const { mediaType, send, drop } = stream
    const { response } = this
    if (this.#status !== undefined) {
      drop?.()
      return
    }
    this.#status = status
    this.count?.(this)
    if (response.destroyed) {
      drop?.()
      this.#onSettled?.()
      return
    }
    const head = this.#headWith(headers)
    head.push('content-type', mediaType)
    this.sent = { head, text: undefined }
    // Answers are sent in the order of their requests, so a later request would wait for the end of the stream.
    response.shouldKeepAlive = false
    this.#endWithResponse()
    response.writeHead(status, head)
    response.flushHeaders()
    try {
      await send(response, this.use?.ended)
    } catch (error) {
      if (!response.writableEnded) response.destroy()
      throw error
    }
  }

  /** Answers with an error in the API's shape. Like the live service, the content type of an error has no charset. */
  refuse({ status, error, headers = {} }: ApiError): void {
    this.answer(status, headers, { mediaType: 'application/json', text: JSON.stringify({ error }) })
  }

  /** The response is ended elsewhere: 'prefinish' comes in the turn that sends its last part, 'finish' in a later one. */
  #endWithResponse(): void {
    if (this.#onEnded !== undefined) this.response.once('prefinish', () => this.#end(false))
  }

  #headWith(headers: Readonly<Record<string, string>>): string[] {
    const { clientRequestId } = this
    // Names and values alternate in this list. Node would have to copy an object of headers into such a list.
    const head = [
      'api-supported-versions',
      this.#supportedVersions,
      'ms-cv',
      this.correlationVector,
      'x-content-type-options',
      'nosniff',
    ]
    if (clientRequestId !== undefined) head.push('x-ms-client-request-id', clientRequestId)
    head.push('x-processing-time', `${Math.round(performance.now() - this.startedAt)}ms`)
    // Without this header, the rest of a large body would be read in vain after an early answer.
    if (isLeftUnread(this.request)) head.push('connection', 'close')
    for (const name in headers) head.push(name, headers[name] ?? '')
    return head
  }
}

/** In bytes. After an early answer, a body up to this size is read to its end, and the connection is kept. */
const READ_ANYWAY_BYTES = 64 * 1024

function isLeftUnread({ complete, headers }: IncomingMessage): boolean {
  if (complete) return false
  return (
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > READ_ANYWAY_BYTES
  )
}
