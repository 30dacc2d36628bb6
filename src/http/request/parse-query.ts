import type { ApiVersion } from '../contract/api-version.ts'
import { atVersion, type VersionedSchema } from '../contract/at-version.ts'
import { findViolation } from '../contract/compile.ts'
import type { ApiError } from '../errors/api-error.ts'
import { violation } from '../errors/errors.ts'

/**
 * The parameters of a query that a schema names, as `version` has it. The others are ignored, and one
 * that is empty counts as not given.
 */
export function parseQuery(
  query: string,
  schema: VersionedSchema | undefined,
  version: ApiVersion,
): { value: Readonly<Record<string, string>> } | ApiError {
  if (schema === undefined) return { value: {} }
  const parameters = new URLSearchParams(query)
  const value = Object.fromEntries(
    propertiesAt(schema, version).flatMap((name) => {
      const text = parameters.get(name)
      return text === null || text === '' ? [] : [[name, text] as const]
    }),
  )
  const found = findViolation(schema, version, value)
  return found === undefined ? { value } : violation(found)
}

function propertiesAt(schema: VersionedSchema, version: ApiVersion): string[] {
  const versioned = atVersion(schema, version)
  return 'properties' in versioned ? Object.keys(Object(versioned.properties)) : []
}
