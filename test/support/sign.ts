import { createHash, createHmac } from 'node:crypto'
import { useSecret } from './secrets/secrets-in-use.ts'

/**
 * How a client makes the text that it signs from the target that arrives. With `path-encoded` and `path-plain` a proxy
 * between them writes `+` and the colon of the path in the other spelling.
 */
export type SignedForm =
  | 'raw'
  | 'js'
  | 'python-http'
  | 'python-async'
  | 'python-async-http'
  | 'path-encoded'
  | 'path-plain'

export interface SignableRequest {
  method: string
  /** The raw request target, `/phoneNumbers?api-version=2025-02-11`. */
  target: string
  /** The `Host` header. */
  host: string
  /** The host that is signed; `host` if absent. */
  signedHost?: string
  body?: string | Uint8Array
  /** Base64. */
  accessKey: string
  /** Now if absent. A text is sent and signed as it is. */
  date?: Date | string
  form?: SignedForm
  /** The header that has the date. Old clients list `date` among the signed headers. */
  dateHeader?: 'x-ms-date' | 'date'
}

export interface SignedHeaders extends Record<string, string> {
  host: string
  authorization: string
  'x-ms-content-sha256': string
}

/** The headers with which an official client sends this request. */
export function signedHeaders(request: SignableRequest): SignedHeaders {
  const {
    method,
    target,
    host,
    signedHost = host,
    body = '',
    accessKey,
    date = new Date(),
    form = 'raw',
  } = request
  useSecret('access key', accessKey)
  const dateHeader = request.dateHeader ?? 'x-ms-date'
  const httpDate = typeof date === 'string' ? date : date.toUTCString()
  const contentHash = createHash('sha256').update(body).digest('base64')
  const lines = [method, SIGNED_TEXT[form](target), [httpDate, signedHost, contentHash].join(';')]
  const signature = createHmac('sha256', Buffer.from(accessKey, 'base64'))
    .update(lines.join('\n'), 'utf8')
    .digest('base64')
  return {
    host,
    [dateHeader]: httpDate,
    'x-ms-content-sha256': contentHash,
    authorization: `HMAC-SHA256 SignedHeaders=${dateHeader};host;x-ms-content-sha256&Signature=${signature}`,
  }
}

/** `signedHeaders` for a whole URL, whose path and query are taken as they are written. */
export function sign(
  request: Omit<SignableRequest, 'target' | 'host'> & { url: URL | string },
): SignedHeaders {
  const { url, ...rest } = request
  const [, host, target] = /^https?:\/\/([^/?]+)(.*)$/.exec(String(url)) ?? []
  if (host === undefined || target === undefined) throw new Error(`not an absolute URL: ${url}`)
  return signedHeaders({ ...rest, host, target: target.startsWith('/') ? target : `/${target}` })
}

const SIGNED_TEXT: Record<SignedForm, (target: string) => string> = {
  raw: (target) => target,
  js: (target) => {
    const url = new URL(`https://any${target}`)
    const query = url.searchParams.toString()
    return query === '' ? url.pathname : `${url.pathname}?${query}`
  },
  'python-http': (target) => target.slice(1),
  'python-async': quotedByPython,
  'python-async-http': (target) => quotedByPython(target).slice(1),
  'path-encoded': (target) => target.replace(/^[^?]*/, (path) => path.replace(/[+:]/g, encodeURIComponent)),
  'path-plain': (target) => target.replace(/^[^?]*/, (path) => path.replace(/%2B|%3A/g, decodeURIComponent)),
}

// The Python clients build a URL out of templates and of values that they quote whole.
function quotedByPython(target: string): string {
  const [path = '', ...query] = target.split('?')
  const quotedPath = path
    .split('/')
    .map((segment) => (/^:[a-z]+$/.test(segment) ? segment : quote(segment)))
    .join('/')
  const quotedQuery = query.join('?').split('&').map(quotedPair).join('&')
  return target.includes('?') ? `${quotedPath}?${quotedQuery}` : quotedPath
}

function quotedPair(pair: string): string {
  const [name = '', ...value] = pair.split('=')
  return pair.includes('=') ? `${quote(name)}=${quote(value.join('='))}` : quote(name)
}

// urllib.parse.quote(value, safe='')
function quote(value: string): string {
  return encodeURIComponent(decodeURIComponent(value)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
