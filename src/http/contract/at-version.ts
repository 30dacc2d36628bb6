import { type ApiVersion, existsIn } from './api-version.ts'
import { isRecord } from './is-record.ts'

/**
 * A JSON Schema whose parts are marked with the first version that has them: `since` on a property, and `valuesSince`
 * on an enum for the values that are newer than the enum itself.
 */
export type VersionedSchema = object

/** The schema in `version`: without the marks, and without the properties and enum values of later versions. */
export function atVersion(schema: VersionedSchema, version: ApiVersion): VersionedSchema {
  const parts: Record<string, unknown> = { ...schema }
  const { since: _, valuesSince, properties, required, items, ...result } = parts
  if (isRecord(valuesSince) && Array.isArray(parts['enum'])) {
    result['enum'] = parts['enum'].filter((value) => existsIn(version, sinceOf(valuesSince[String(value)])))
  }
  if (isRecord(items)) result['items'] = atVersion(items, version)
  const { additionalProperties } = parts
  if (isRecord(additionalProperties)) {
    result['additionalProperties'] = atVersion(additionalProperties, version)
  }
  if (isRecord(properties)) {
    const kept = Object.entries(properties).filter(
      (entry): entry is [string, Record<string, unknown>] =>
        isRecord(entry[1]) && existsIn(version, sinceOf(entry[1]['since'])),
    )
    result['properties'] = Object.fromEntries(
      kept.map(([name, property]) => [name, atVersion(property, version)]),
    )
    const names = new Set(kept.map(([name]) => name))
    if (Array.isArray(required)) result['required'] = required.filter((name) => names.has(name))
  }
  return result
}

/** What `make` makes of each schema in each version, once: the clients of a server seldom use more than one version. */
export function perVersion<T>(
  make: (schema: VersionedSchema) => T,
): (schema: VersionedSchema, version: ApiVersion) => T {
  const made = new WeakMap<VersionedSchema, Map<ApiVersion, T>>()
  return (schema, version) => {
    const known = made.get(schema) ?? new Map<ApiVersion, T>()
    const existing = known.get(version)
    if (existing !== undefined) return existing
    const created = make(atVersion(schema, version))
    made.set(schema, known.set(version, created))
    return created
  }
}

function sinceOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
