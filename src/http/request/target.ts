/** A parsed request target. */
export interface Target {
  /** The target as received: a signature covers these characters, and messages repeat them. */
  readonly raw: string
  /** The path as received. */
  readonly path: string
  /** The query as received, without the question mark; empty if the target has none. */
  readonly query: string
  /** The parameters of the query, decoded. */
  readonly parameters: URLSearchParams
}

/** Parses a target. The parameters are decoded when they are first read. */
export function parseTarget(raw: string): Target {
  const question = raw.indexOf('?')
  const query = question === -1 ? '' : raw.slice(question + 1)
  let parameters: URLSearchParams | undefined
  return {
    raw,
    path: question === -1 ? raw : raw.slice(0, question),
    query,
    get parameters() {
      parameters ??= new URLSearchParams(query)
      return parameters
    },
  }
}
