/**
 * The last requests of an inventory and their answers, without secrets: a thousand, and 16 MiB of them. Calls of the
 * handle itself are no requests. docs/requests.md explains each field.
 */
export interface Requests {
  /**
   * The requests that fit, the newest first.
   *
   * @example const [last] = await holdline.requests.list({ operation: 'PurchasePhoneNumbers' })
   * expect(last?.status).toBe(202)
   * @throws {UsageError} if a filter is wrong
   */
  list(filter?: RequestFilter): Promise<readonly RecordedRequest[]>
  /** Forgets all requests; the ids go on. */
  clear(): Promise<void>
}

/** Which requests are wanted: those that fit every field. */
export interface RequestFilter {
  /** The operationId, without `PhoneNumbers_`. */
  readonly operation?: string
  /** A status, `4xx`, or `none` for requests that got no answer. */
  readonly status?: number | string
  /** The name of the resource that called. */
  readonly resource?: string
  /** Only requests of greater ids. */
  readonly since?: number
  /** The most requests; all that are kept if absent. */
  readonly limit?: number
}

/** A request and its answer, as `GET /_holdline/requests` shows them. */
export interface RecordedRequest {
  /** The position in the log of the inventory, from 1. */
  readonly id: number
  /** When the request arrived, in real time, ISO 8601. */
  readonly at: string
  /** From the request to the end of the answer, in milliseconds. */
  readonly ms: number
  readonly method: string
  /** Path and query as received. */
  readonly target: string
  /** The path without the part that names a sandbox. */
  readonly path: string
  readonly sandbox: string | null
  readonly operation: string | null
  readonly resource: string | null
  /** How the operator was known, if the operator called. */
  readonly operator: string | null
  /** `null` if the connection was lost before there was an answer. */
  readonly status: number | null
  /** Whether the connection was lost before the answer was sent whole. */
  readonly isDropped: boolean
  /** The ids of the fault rules that hit the request. */
  readonly faults: readonly string[]
  readonly clientRequestId: string | null
  readonly msCv: string
  readonly request: RecordedMessage
  /** `null` without an answer. */
  readonly answer: RecordedMessage | null
  /** A line for a shell that sends the request again; `null` if the body is not known whole. */
  readonly curl: string | null
}

export interface RecordedMessage {
  readonly headers: Readonly<Record<string, string>>
  readonly body: {
    /** The body, or its beginning, without secrets. */
    readonly text: string
    /** How many bytes the body had. */
    readonly bytes: number
    /** Whether `text` is only the beginning. */
    readonly isCut: boolean
  } | null
}
