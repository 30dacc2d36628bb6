import type { Exchanged } from './exchanged.ts'

/** Which requests a reader wants; all where nothing is given. */
export interface RequestFilter {
  /** The id of an operation. */
  readonly operation?: string | undefined
  /** A status such as 404, the first digit of one as in 4xx, or none for requests that got no answer. */
  readonly status?: string | undefined
  readonly resource?: string | undefined
}

/** The forms of `status`. */
export const STATUS_FILTER = /^(?:[1-5]\d\d|[1-5]xx|none)$/

export function passesFilter(
  { operation, status, resource }: RequestFilter,
  exchanged: Pick<Exchanged, 'operation' | 'status' | 'resource'>,
): boolean {
  if (operation !== undefined && operation !== exchanged.operation) return false
  if (resource !== undefined && resource !== exchanged.resource) return false
  const given = exchanged.status === undefined ? 'none' : String(exchanged.status)
  return status === undefined || status === given || status === `${given[0]}xx`
}
