import type { VersionedSchema } from './at-version.ts'
import { isRecord } from './is-record.ts'

/** The schema without its read-only parts, since a request may have anything there. */
export function writable(schema: VersionedSchema): VersionedSchema {
  const parts: Record<string, unknown> = { ...schema }
  const { properties, required, items, additionalProperties, ...result } = parts
  if (isRecord(items)) result['items'] = writable(items)
  if (additionalProperties !== undefined) {
    result['additionalProperties'] = isRecord(additionalProperties)
      ? writable(additionalProperties)
      : additionalProperties
  }
  if (isRecord(properties)) {
    const kept = Object.entries(properties).flatMap(([name, property]) =>
      isRecord(property) && !('readOnly' in property && property['readOnly'] === true)
        ? [[name, writable(property)] as const]
        : [],
    )
    const names = new Set(kept.map(([name]) => name))
    result['properties'] = Object.fromEntries(kept)
    if (Array.isArray(required)) result['required'] = required.filter((name) => names.has(name))
  }
  return result
}
