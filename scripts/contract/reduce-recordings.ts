import { ALL_VERSIONS } from '../../src/http/contract/api-version.ts'
import { isRecord, type Json, recordOf } from './json.ts'
import type { Recording } from './recording.ts'
import { masked, reduceBody } from './reduce-body.ts'
import { reduceHeaders } from './reduce-headers.ts'

/** Recordings that are kept as a summary with a name: the request, and the list of the body that has the item. */
const SUMMARIES: Readonly<Record<string, { method: string; uri: string; status?: number; item?: string }>> = {
  search_202_2025: { method: 'POST', uri: '/availablePhoneNumbers/countries/US/:search' },
  searchResult_2025: { method: 'GET', uri: '/availablePhoneNumbers/searchResults/{guid}' },
  operation_2025: { method: 'GET', uri: '/phoneNumbers/operations/search_{guid}' },
  'browse_item_2025-06-01': {
    method: 'POST',
    uri: '/availablePhoneNumbers/countries/FR/:browse',
    status: 200,
    item: 'phoneNumbers',
  },
  'reservation_201_2025-06-01': { method: 'PATCH', uri: '/availablePhoneNumbers/reservations/{guid}' },
}

const NEWEST = '2025-06-01'

/**
 * Reduces recordings to the parts that the tests compare. Recordings of other APIs and versions are left out. Of several
 * recordings of one request in one version with the same outcome, the newest is kept; refused SIP configurations differ by
 * the rule that they break.
 */
export function reduceRecordings(recordings: readonly Json[]): Recording[] {
  const newest = new Map<string, Recording>()
  for (const each of recordings.flatMap(reduceRecording)) {
    const outcome = each.status < 400 ? 'success' : (brokenRuleOf(each) ?? 'failure')
    const key = [each.version, each.method, each.uri, outcome].join(' ')
    const other = newest.get(key)
    if (other === undefined || (other.at ?? '') <= (each.at ?? '')) newest.set(key, each)
  }
  return [...newest.values()].sort(
    (a, b) => order(a.version, b.version) || order(a.uri, b.uri) || order(a.method, b.method),
  )
}

function brokenRuleOf({ body }: Recording): string | undefined {
  const { code, innererror } = recordOf(recordOf(body)['error'])
  return code === 'UnprocessableConfiguration' ? String(recordOf(innererror)['code']) : undefined
}

function reduceRecording(recording: Json): Recording[] {
  const { name, method, uri, req, ...answer } = recording
  if (typeof name === 'string') {
    const summary = SUMMARIES[name]
    if (summary === undefined) return []
    const { name: _, ...item } = recording
    const body = summary.item === undefined ? answer['body'] : { [summary.item]: [item] }
    const status = summary.status ?? Number(answer['status'])
    const headers = summary.item === undefined ? reduceHeaders(answer['headers']) : undefined
    return [
      {
        version: NEWEST,
        method: summary.method,
        uri: `${summary.uri}?api-version=${NEWEST}`,
        status,
        ...(headers !== undefined && { headers, headersPartial: true }),
        ...reduceBody(body, status),
      },
    ]
  }
  const headers = recordOf(answer['headers'])
  const version = versionOf(String(uri), headers)
  if (version === undefined) return []
  const at = timeOf(answer['headers'])
  const request = requestOf(req)
  const status = Number(answer['status'])
  const reduced = reduceHeaders(answer['headers'])
  return [
    {
      version,
      method: String(method),
      uri: withVersion(masked(String(uri)), version),
      ...(request !== undefined && { request: JSON.parse(masked(JSON.stringify(request))) }),
      status,
      ...(at !== undefined && { at }),
      ...(reduced !== undefined && { headers: reduced }),
      ...reduceBody(answer['body'], status),
    },
  ]
}

/** The version in the query, or the only version that the service had at the time. */
function versionOf(uri: string, headers: Json): string | undefined {
  if (uri === '*') return NEWEST
  const version = /api-version=([\w-]+)/.exec(uri)?.[1] ?? String(headers['api-supported-versions'])
  return ALL_VERSIONS.find((each) => each === version)
}

/** The target with its version, since some recordings have no query. */
function withVersion(uri: string, version: string): string {
  return uri === '*' || uri.includes('api-version=') ? uri : `${uri.split('?')[0]}?api-version=${version}`
}

function timeOf(headers: unknown): string | undefined {
  const date = isRecord(headers)
    ? (headers['Date'] ?? headers['date'])
    : [...String(headers).matchAll(/^ +date:\n +- (.+)$/gm)].at(-1)?.[1]
  const time = Date.parse(String(date))
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function requestOf(request: unknown): unknown {
  if (isRecord(request)) return request
  try {
    return JSON.parse(String(request).replace(/^, /, '')) ?? undefined
  } catch {
    return undefined
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
