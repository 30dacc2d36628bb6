/**
 * The texts that a client may have signed as path and query of a request to `target`: first the raw target, then the
 * other forms that clients and proxies make of the target, each form once. The forms are made on demand, since a client
 * has nearly always signed the raw target.
 *
 * Every form of a well-formed target decodes to the same path and query as the target, so a signature is never good for
 * another request.
 */
export function* signedTargets(target: string): Generator<string, undefined> {
  yield target
  const requoted = quoteReserved(target)
  const seen = new Set([target])
  const ofClients = [formEncoded(target), withoutSlash(target), requoted, withoutSlash(requoted)]
  for (const form of [...ofClients, ...beforeProxy(target)]) {
    if (seen.has(form)) continue
    seen.add(form)
    yield form
  }
}

/**
 * The JavaScript client signs the query as `URLSearchParams` writes it, with `+` where the request has `%20`, and omits
 * an empty query with its question mark, https://github.com/Azure/azure-sdk-for-js/pull/25347
 */
function formEncoded(target: string): string {
  const { path, query } = split(target)
  // `URLSearchParams` drops a leading question mark, so the query gets one: the first name may begin with another.
  const encoded = new URLSearchParams(`?${query ?? ''}`).toString()
  return encoded === '' ? path : `${path}?${encoded}`
}

/**
 * The Python client, until 2023, cut the length of `https://` off its URL and so lost the leading slash over plain
 * HTTP, https://github.com/Azure/azure-sdk-for-python/pull/30970. Where a second slash follows, the leading slash
 * stays: without it the rest would be another valid target, whose signature must not be good for this target.
 */
function withoutSlash(target: string): string {
  return target.replace(/^\/(?!\/)/, '')
}

/**
 * The asynchronous Python client quotes every reserved character of a value, signs, and hands the URL to a transport
 * that unquotes some of these characters, https://github.com/Azure/azure-sdk-for-python/issues/30476. This function
 * quotes them again, by the lists of yarl's `URL`. The transport leaves `+` and `/` of a path, and `+`, `=`, `&` and
 * `;` of a query, as they were. A colon at the beginning of a segment is never part of a value: `/:search`.
 */
function quoteReserved(target: string): string {
  const { path, query } = split(target)
  const quotedPath = path.replace(/[!$&'()*,;=@]|(?<!\/):/g, percentEncoded)
  return query === undefined ? quotedPath : `${quotedPath}?${query.replace(/[!$'()*,/:?@]/g, percentEncoded)}`
}

/**
 * A proxy may write the `+` and the colon of a path in the other of their two spellings. nginx, for one, decodes the
 * path where its `proxy_pass` names one, https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass
 */
function beforeProxy(target: string): string[] {
  const { path, query } = split(target)
  const end = query === undefined ? '' : `?${query}`
  const ofPlus = ['%2B', '+'].map((plus) => path.replace(/\+|%2B/g, plus))
  return ofPlus.flatMap((form) => ['%3A', ':'].map((colon) => form.replace(/:|%3A/g, colon) + end))
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

function split(target: string): { path: string; query?: string } {
  const mark = target.indexOf('?')
  return mark === -1 ? { path: target } : { path: target.slice(0, mark), query: target.slice(mark + 1) }
}
