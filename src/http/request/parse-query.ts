import { after } from '../after.ts'
import { NEWEST_VERSION } from '../contract/api-version.ts'
import { perVersion, type VersionedSchema } from '../contract/at-version.ts'
import { findViolation } from '../contract/compile.ts'
import type { ApiError } from '../errors/api-error.ts'
import { violation } from '../errors/errors.ts'

interface Filters {
  readonly value: Readonly<Record<string, string>>
}

/**
 * The parameters of a query that a schema names, checked by the schema. Other parameters are ignored, and an empty
 * parameter counts as absent.
 *
 * @param version the version of the schema; absent for an operation without versions
 */
export function parseQuery(
  parameters: URLSearchParams,
  schema: VersionedSchema | undefined,
  version = NEWEST_VERSION,
): Filters | ApiError | Promise<Filters | ApiError> {
  if (schema === undefined) return { value: {} }
  const value = Object.fromEntries(
    propertiesAt(schema, version).flatMap((name) => {
      const text = parameters.get(name)
      return text === null || text === '' ? [] : [[name, text] as const]
    }),
  )
  return after(findViolation(schema, value, version), (found) =>
    found === undefined ? { value } : violation(found),
  )
}

const propertiesAt = perVersion((versioned) =>
  'properties' in versioned ? Object.keys(Object(versioned.properties)) : [],
)
