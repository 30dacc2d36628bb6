import { shellQuote } from '../../files/shell-quote.ts'
import type { RequestRecord } from './request-record.ts'

/** How requests can be sent again from a shell. */
export interface ReplayWays {
  /** The server's addresses, without a slash at the end; null where a listener is off. */
  readonly https: string | null
  readonly http: string | null
  /** The file of the certificate to trust; `undefined` where curl trusts the server already. */
  readonly caFile: string | undefined
  /** Whether any bearer token is good for a resource. */
  readonly acceptsAnyToken: boolean
  /** Whether the operator needs no credentials. */
  readonly acceptsUnsigned: boolean
}

/** Other headers change nothing in an answer, or are made anew. */
const HEADERS_SENT = ['accept', 'accept-language', 'content-type']

/**
 * A line that sends the request again from a shell: with curl, or where only a signature is good, with the function
 * `signed` of docs/signing.md. The credentials are never those that were sent.
 *
 * @returns `undefined` if the body is not known whole, or the server cannot be reached so
 */
export function replayLine(record: RequestRecord, ways: ReplayWays): string | undefined {
  const { body } = record.request
  if (body !== undefined && (body.isCut || !body.isText)) return undefined
  const { plane } = record
  const isFree = plane === 'public' || (plane === 'operator' && ways.acceptsUnsigned)
  if (isFree) return curl(record, ways, ways.http ?? ways.https, [])
  if (plane === 'operator') return curl(record, ways, ways.https, [bearer('$HOLDLINE_OPERATOR_KEY')])
  if (ways.acceptsAnyToken && ways.https !== null) return curl(record, ways, ways.https, [bearer('any')])
  return signed(record)
}

function bearer(token: string): string {
  return `--header "Authorization: Bearer ${token}"`
}

function curl(
  record: RequestRecord,
  { caFile }: ReplayWays,
  origin: string | null,
  credentials: readonly string[],
): string | undefined {
  if (origin === null) return undefined
  const { method } = record
  const { headers, body } = record.request
  const target = replayTarget(record)
  const changes = method !== 'GET' && method !== 'HEAD'
  const all: Readonly<Record<string, string>> = {
    // A change without credentials has to be JSON, or else a form of a foreign page could have made it.
    ...(changes && { 'content-type': 'application/json' }),
    ...headers,
  }
  const sent = HEADERS_SENT.flatMap((name) => {
    const value = all[name]
    return value === undefined || value === '*/*' ? [] : [`--header ${shellQuote(`${name}: ${value}`)}`]
  })
  return [
    'curl',
    ...(caFile !== undefined && origin.startsWith('https:') ? [`--cacert ${shellQuote(caFile)}`] : []),
    // curl takes GET, and POST where there is a body, by itself; and it would expand brackets and remove dots.
    ...(method === 'HEAD' ? ['--head'] : []),
    ...(changes && !(method === 'POST' && body) ? [`--request ${shellQuote(method)}`] : []),
    ...(/[[\]{}]/.test(target) ? ['--globoff'] : []),
    ...(target.includes('/.') ? ['--path-as-is'] : []),
    ...credentials,
    ...sent,
    ...(body === undefined ? [] : [`--data-raw ${shellQuote(body.text)}`]),
    shellQuote(`${origin}${target}`),
  ].join(' ')
}

function signed(record: RequestRecord): string {
  const { method, request } = record
  const { body, headers } = request
  const sent = body === undefined ? [] : [body.text, headers['content-type'] ?? 'application/json']
  return ['signed', ...[method, replayTarget(record), ...sent].map(shellQuote)].join(' ')
}

/** The target, which names the sandbox also where only the key did; other bytes than those of ASCII are encoded. */
function replayTarget({ target, sandbox }: RequestRecord): string {
  const beginning = sandbox === undefined ? '' : `/_holdline/sandboxes/${sandbox}`
  const whole = target.startsWith(`${beginning}/`) ? target : `${beginning}${target}`
  return whole.replace(
    /[^\x21-\x7e]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}
