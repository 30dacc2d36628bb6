import { isRecord } from './json.ts'
import { masked } from './reduce-body.ts'

/** Headers of the service's gateway and of HTTP itself, and headers that only some tools recorded. */
const LEFT_OUT = [
  'accept-ranges',
  'content-length',
  'date',
  'request-context',
  'status',
  'strict-transport-security',
  'transfer-encoding',
  'x-azure-ref',
  'x-cache',
]

const SAYING =
  /^(location|operation-location|[a-z-]+-id|access-control-expose-headers|cache-control|content-type)$/

/** The headers by name in lower case; a value that is not compared is null. */
export function reduceHeaders(headers: unknown): Record<string, string | null> | undefined {
  if (!isRecord(headers)) return undefined
  const kept = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
    .filter(([name]) => !LEFT_OUT.includes(name))
    .map(([name, value]) => [name, says(name, value) ? masked(value) : null] as const)
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function says(name: string, value: string): boolean {
  return SAYING.test(name) && !value.startsWith('(')
}
