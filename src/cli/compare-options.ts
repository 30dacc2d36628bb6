import { SEARCH_PROBES } from '../compare/probes/index.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import { validateAccessKey } from '../resources/validate-access-key.ts'
import { UsageError } from '../usage-error.ts'

/** The flags of `holdline compare`. */
export interface CompareOptions {
  readonly endpoint?: string
  readonly key?: string
  readonly url?: string
  readonly spendSearches: string
  readonly record?: string
  readonly recordings?: string
  readonly output: 'table' | 'json'
}

/** The variables of `holdline compare` that are no flags. */
export interface CompareEnvironment {
  readonly HOLDLINE_COMPARE_CONNECTION_STRING?: string | undefined
  readonly HOLDLINE_ACCESS_KEY?: string | undefined
}

/** A resource: of the live service, or of a server. */
export interface ResourcePlace {
  readonly endpoint: URL
  /** Base64. */
  readonly key: string
}

/** What Holdline is compared with: a resource of the live service, or a file of its answers. */
export type LiveSource = ResourcePlace | { readonly recordings: string }

const CONNECTION_STRING = 'HOLDLINE_COMPARE_CONNECTION_STRING'
const HOW_TO_NAME =
  `give --endpoint and HOLDLINE_COMPARE_KEY, or ${CONNECTION_STRING}, for a resource of the live service, ` +
  'or --recordings FILE'

/**
 * What the flags compare Holdline with. No message has a key.
 * @throws {UsageError} if the flags name nothing, or contradict each other
 */
export function liveSource(options: CompareOptions, environment: CompareEnvironment): LiveSource {
  const { endpoint, key, url, record, recordings } = options
  if (recordings !== undefined) {
    const other = endpoint !== undefined ? '--endpoint' : record !== undefined ? '--record' : undefined
    if (other !== undefined) throw new UsageError(`--recordings and ${other} exclude each other`)
    if (spentSearches(options) > 0 && url === undefined)
      throw new UsageError('--spend-searches is for --endpoint and --url: recordings spend none')
    return { recordings }
  }
  if (endpoint !== undefined) {
    if (key === undefined) throw new UsageError('--endpoint needs an access key: set HOLDLINE_COMPARE_KEY')
    return { endpoint: parseEndpoint(endpoint, '--endpoint'), key: checkedKey(key, 'The key of --endpoint') }
  }
  const text = environment[CONNECTION_STRING] || undefined
  if (text === undefined) throw new UsageError(`There is nothing to compare with: ${HOW_TO_NAME}`)
  const { endpoint: named = '', accesskey = '' } = partsOf(text)
  return {
    endpoint: parseEndpoint(named, `The endpoint of ${CONNECTION_STRING}`),
    key: checkedKey(accesskey, `The access key of ${CONNECTION_STRING}`),
  }
}

/**
 * The server that the flags name; `undefined` where a fresh one is meant.
 * @throws {UsageError} if the address or the key is wrong
 */
export function holdlinePlace(
  { url }: CompareOptions,
  { HOLDLINE_ACCESS_KEY: key }: CompareEnvironment,
): ResourcePlace | undefined {
  if (url === undefined) return undefined
  const own = key?.trim() || DEVELOPMENT_ACCESS_KEY
  return { endpoint: parseEndpoint(url, '--url'), key: checkedKey(own, 'HOLDLINE_ACCESS_KEY') }
}

/**
 * How many searches may be spent.
 * @throws {UsageError} if the flag is no such number
 */
export function spentSearches({ spendSearches }: CompareOptions): number {
  const number = Number(spendSearches)
  if (/^\d+$/.test(spendSearches) && number <= SEARCH_PROBES.length) return number
  throw new UsageError(`--spend-searches must be a whole number from 0 to ${SEARCH_PROBES.length}`)
}

function parseEndpoint(text: string, name: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // An address with a user, a password or a query could hold a secret, so it is not repeated.
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}${url.pathname}`)
    return url
  throw new UsageError(`${name} must be an address such as https://contoso.communication.azure.com`)
}

function checkedKey(text: string, name: string): string {
  const fault = validateAccessKey(text.trim())
  if (fault === undefined) return text.trim()
  throw new UsageError(`${name} ${fault.replace(/ Make a key with: .*/, '').replace(/\.$/, '')}`)
}

/** `endpoint=…;accesskey=…`, by names in lower case. */
function partsOf(text: string): Partial<Record<string, string>> {
  return Object.fromEntries(
    text.split(';').flatMap((part) => {
      const [, name, value] = /^\s*(\w+)=(.*?)\s*$/.exec(part) ?? []
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]]
    }),
  )
}
