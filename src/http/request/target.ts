/** A parsed request target. */
export class Target {
  /**
   * Path and query as received: a signature covers these characters, and messages repeat them. A target without a path
   * leads to the root.
   */
  readonly raw: string
  /** The host, and the port if there is one, of a target in the absolute form; it counts in the place of `Host`. */
  readonly authority: string | undefined
  /** The path as received. */
  readonly path: string
  /** The query as received, without the question mark; empty if the target has none. */
  readonly query: string

  constructor(raw: string, authority: string | undefined) {
    const question = raw.indexOf('?')
    this.raw = raw
    this.authority = authority
    this.path = question === -1 ? raw : raw.slice(0, question)
    this.query = question === -1 ? '' : raw.slice(question + 1)
  }

  /** The parameters of the query, decoded when they are read. Nobody may change them. */
  get parameters(): URLSearchParams {
    // Nearly all requests have the same query, their api-version alone.
    if (this.query !== last.query) last = { query: this.query, parameters: new URLSearchParams(this.query) }
    return last.parameters
  }
}

let last: { readonly query: string; readonly parameters: URLSearchParams } = {
  query: '',
  parameters: new URLSearchParams(),
}

/** A client that is configured with a proxy sends it, and a server has to accept it: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
const ABSOLUTE = /^https?:\/\/([^/?]*)(.*)$/is

export function parseTarget(text: string): Target {
  const absolute = text.startsWith('/') ? null : ABSOLUTE.exec(text)
  if (absolute === null) return new Target(text, undefined)
  const [, authority = '', rest = ''] = absolute
  return new Target(rest.startsWith('/') ? rest : `/${rest}`, authority)
}
