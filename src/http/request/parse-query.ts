import { type ApiVersion, NEWEST_VERSION } from '../contract/api-version.ts'
import { atVersion, type VersionedSchema } from '../contract/at-version.ts'
import { findViolation } from '../contract/compile.ts'
import type { ApiError } from '../errors/api-error.ts'
import { violation } from '../errors/errors.ts'

/**
 * The parameters of a query that a schema names, checked by the schema. Other parameters are ignored, and an empty
 * parameter counts as absent.
 *
 * @param version the version of the schema; absent for an operation without versions
 */
export async function parseQuery(
  parameters: URLSearchParams,
  schema: VersionedSchema | undefined,
  version = NEWEST_VERSION,
): Promise<{ value: Readonly<Record<string, string>> } | ApiError> {
  if (schema === undefined) return { value: {} }
  const value = Object.fromEntries(
    propertiesAt(schema, version).flatMap((name) => {
      const text = parameters.get(name)
      return text === null || text === '' ? [] : [[name, text] as const]
    }),
  )
  const found = await findViolation(schema, value, version)
  return found === undefined ? { value } : violation(found)
}

function propertiesAt(schema: VersionedSchema, version: ApiVersion): string[] {
  const versioned = atVersion(schema, version)
  return 'properties' in versioned ? Object.keys(Object(versioned.properties)) : []
}
