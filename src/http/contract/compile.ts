import { Ajv, type ErrorObject } from 'ajv'
import fastJsonStringify from 'fast-json-stringify'
import { type ApiVersion, NEWEST_VERSION } from './api-version.ts'
import { atVersion, type VersionedSchema } from './at-version.ts'
import { writable } from './writable.ts'

/** The first violation of a schema by a value. */
export interface SchemaViolation {
  /** The path of the field, `capabilities.sms`; empty for the value itself. */
  readonly field: string
  /** `must be one of none, inbound` */
  readonly requirement: string
}

// Values are checked as they are: nothing is coerced, defaulted or removed.
const ajv = new Ajv({ strict: true, allowUnionTypes: true, verbose: true })
ajv.addFormat('int32', {
  type: 'number',
  validate: (value) => value >= -(2 ** 31) && value < 2 ** 31,
})
for (const annotation of ['double', 'date-time', 'uuid']) ajv.addFormat(annotation, true)

/**
 * The first violation of the schema by a request's `value`; `undefined` if there is none.
 *
 * @param version the version in which the schema is read
 */
export function findViolation(
  schema: VersionedSchema,
  value: unknown,
  version = NEWEST_VERSION,
): SchemaViolation | undefined {
  const validate = validators(schema, version)
  if (validate(value)) return undefined
  const [error] = validate.errors ?? []
  return error === undefined ? { field: '', requirement: 'is not valid' } : toViolation(error)
}

/** The value as JSON, with exactly the fields that the schema has in `version`. */
export function serialise(schema: VersionedSchema, value: unknown, version = NEWEST_VERSION): string {
  return serialisers(schema, version)(value)
}

const validators = perVersion((schema) => ajv.compile(writable(schema)))
const serialisers = perVersion((schema) => fastJsonStringify(schema))

/** Compiles a schema in a version at its first use: the clients of a server seldom use more than one version. */
function perVersion<T>(
  compile: (schema: VersionedSchema) => T,
): (schema: VersionedSchema, version: ApiVersion) => T {
  const compiled = new WeakMap<VersionedSchema, Map<ApiVersion, T>>()
  return (schema, version) => {
    const versions = compiled.get(schema) ?? new Map<ApiVersion, T>()
    compiled.set(schema, versions)
    const existing = versions.get(version)
    if (existing !== undefined) return existing
    const created = compile(atVersion(schema, version))
    versions.set(version, created)
    return created
  }
}

function toViolation({ instancePath, keyword, params, message }: ErrorObject): SchemaViolation {
  const field = instancePath.slice(1).replaceAll('/', '.')
  switch (keyword) {
    case 'required':
      return {
        field: [field, params['missingProperty']].filter(Boolean).join('.'),
        requirement: 'is required',
      }
    case 'enum':
      return { field, requirement: `must be one of ${params['allowedValues'].join(', ')}` }
    case 'type':
      return { field, requirement: `must be of type ${[params['type']].flat().join(' or ')}` }
    case 'format':
      return { field, requirement: `must be of format ${params['format']}` }
    default:
      return { field, requirement: message ?? 'is not valid' }
  }
}
