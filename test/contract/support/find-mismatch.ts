import type { Facts, OperationFacts } from '../../../scripts/contract/contract-facts.ts'
import { isRecord } from '../../../scripts/contract/json.ts'

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The first mismatch of a value and the facts of its place: its type, format, values and limits, a missing required
 * field, or an unpublished field. `undefined` if the value fits.
 */
export function findMismatch(operation: OperationFacts, place: string, value: unknown): string | undefined {
  const facts = operation[place]
  if (facts === undefined) return `${place} is not published`
  if (facts.sameAs !== undefined) return findMismatch(operation, facts.sameAs, value)
  if (value === null) return facts.nullable ? undefined : `${place} is null`
  if (!hasType(facts, value)) return `${place} is no ${facts.type}: ${JSON.stringify(value)}`
  const wrong = findWrongValue(facts, value)
  if (wrong !== undefined) return `${place} ${wrong}: ${JSON.stringify(value)}`
  if (Array.isArray(value)) return first(value, (entry) => findMismatch(operation, `${place}[]`, entry))
  if (isRecord(value)) return findWrongField(operation, place, value)
  return undefined
}

/** The names of the fields that an object at a place may have. */
export function fieldsAt(operation: OperationFacts, place: string): string[] {
  return Object.keys(operation)
    .filter((each) => each.startsWith(`${place}.`) && /^\w+$/.test(each.slice(place.length + 1)))
    .map((each) => each.slice(place.length + 1))
}

function findWrongField(
  operation: OperationFacts,
  place: string,
  value: Readonly<Record<string, unknown>>,
): string | undefined {
  const values = `${place}{}`
  if (values in operation) {
    return first(Object.values(value), (entry) => findMismatch(operation, values, entry))
  }
  const missing = fieldsAt(operation, place).find(
    (name) => operation[`${place}.${name}`]?.required && !(name in value),
  )
  if (missing !== undefined) return `${place}.${missing} is missing`
  return first(Object.entries(value), ([name, field]) => findMismatch(operation, `${place}.${name}`, field))
}

function hasType({ type }: Facts, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isRecord(value)
    default:
      return typeof value === type
  }
}

function findWrongValue(facts: Facts, value: unknown): string | undefined {
  const { enum: values, format } = facts
  if (values !== undefined && !values.includes(String(value))) return `is none of ${values.join(', ')}`
  if (format === 'date-time' && !DATE_TIME.test(String(value))) return 'is no date-time'
  if (format === 'uuid' && !UUID.test(String(value))) return 'is no uuid'
  if (format === 'int32' && Math.abs(Number(value)) > 2 ** 31) return 'is no int32'
  return undefined
}

function first<T>(entries: readonly T[], find: (entry: T) => string | undefined): string | undefined {
  for (const entry of entries) {
    const found = find(entry)
    if (found !== undefined) return found
  }
  return undefined
}
