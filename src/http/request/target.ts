/** A request target, taken apart once. */
export interface Target {
  /** As received: a signature covers these characters, and messages repeat them. */
  readonly raw: string
  /** Without the query, as received. */
  readonly path: string
  /** Without its question mark, as received; empty if the target has none. */
  readonly query: string
  /** The parameters of the query, decoded. */
  readonly parameters: URLSearchParams
}

/** Takes a target apart. The parameters are decoded when they are first asked for. */
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
