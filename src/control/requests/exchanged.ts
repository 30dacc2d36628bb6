import type { KeptBody } from './kept-body.ts'

/** A request and its answer as they were, with their secrets: `toRecord` hides them. */
export interface Exchanged {
  /** When the request arrived, in milliseconds since 1970 of real time. */
  readonly at: number
  /** From the request to the end of the answer, in milliseconds. */
  readonly ms: number
  readonly method: string
  /** Path and query as received. */
  readonly target: string
  /** The path without the part that names a sandbox. */
  readonly path: string
  /** The sandbox whose inventory the request was for. */
  readonly sandbox: string | undefined
  readonly operation: string | undefined
  /** Who may call such a path. */
  readonly plane: 'public' | 'resource' | 'operator'
  /** The resource that called, if one did. */
  readonly resource: string | undefined
  /** How the operator was known, if the operator called. */
  readonly operator: string | undefined
  /** `undefined` if the connection was lost before there was an answer. */
  readonly status: number | undefined
  /** Whether the connection was lost before the answer was sent whole. */
  readonly isDropped: boolean
  readonly correlationVector: string
  readonly clientRequestId: string | undefined
  /** The ids of the fault rules that hit the request. */
  readonly faults: readonly string[]
  readonly requestHeaders: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly requestBody: KeptBody | undefined
  /** Names and values, alternating; `undefined` without an answer. */
  readonly answerHeaders: readonly string[] | undefined
  readonly answerBody: KeptBody | undefined
}

/** About the bytes that an exchange takes in memory. It is asked for each request, so it makes no lists. */
export function sizeOf(exchanged: Exchanged): number {
  const { target, path, requestHeaders, answerHeaders = [], requestBody, answerBody } = exchanged
  let size = target.length + path.length
  for (const name in requestHeaders) size += name.length + String(requestHeaders[name] ?? '').length
  for (const { length } of answerHeaders) size += length
  return size + bytesOf(requestBody) + bytesOf(answerBody)
}

function bytesOf(body: KeptBody | undefined): number {
  if (body === undefined) return 0
  return body.isCut || !body.isText ? Buffer.byteLength(body.text) : body.bytes
}
