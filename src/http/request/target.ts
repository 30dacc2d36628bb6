/** A parsed request target. */
export interface Target {
  /**
   * Path and query as received: a signature covers these characters, and messages repeat them. A target without a path
   * leads to the root.
   */
  readonly raw: string
  /** The host, and the port if there is one, of a target in the absolute form; it counts in the place of `Host`. */
  readonly authority?: string
  /** The path as received. */
  readonly path: string
  /** The query as received, without the question mark; empty if the target has none. */
  readonly query: string
  /** The parameters of the query, decoded. */
  readonly parameters: URLSearchParams
}

/** A client that is configured with a proxy sends it, and a server has to accept it: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
const ABSOLUTE = /^https?:\/\/([^/?]*)(.*)$/is

/** Parses a target. The parameters are decoded when they are first read. */
export function parseTarget(text: string): Target {
  const absolute = text.startsWith('/') ? null : ABSOLUTE.exec(text)
  if (absolute === null) return takeApart(text)
  const [, authority = '', rest = ''] = absolute
  return Object.assign(takeApart(rest.startsWith('/') ? rest : `/${rest}`), { authority })
}

function takeApart(raw: string): Target {
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
