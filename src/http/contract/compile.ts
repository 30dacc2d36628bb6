import type { ErrorObject } from 'ajv'
import { type ApiVersion, NEWEST_VERSION } from './api-version.ts'
import { atVersion, type VersionedSchema } from './at-version.ts'

/** The first violation of a schema by a value. */
export interface SchemaViolation {
  /** The path of the field, `capabilities.sms`; empty for the value itself. */
  readonly field: string
  /** `must be one of none, inbound` */
  readonly requirement: string
}

/**
 * The first violation of the schema by a request's `value`; `undefined` if there is none.
 *
 * @param version the version in which the schema is read
 */
export async function findViolation(
  schema: VersionedSchema,
  value: unknown,
  version = NEWEST_VERSION,
): Promise<SchemaViolation | undefined> {
  const validate = await validators(schema, version)
  if (validate(value)) return undefined
  const error = mostTelling(validate.errors ?? [])
  return error === undefined ? { field: '', requirement: 'is not valid' } : toViolation(error)
}

/** The value as JSON, with exactly the fields that the schema has in `version`. */
export async function serialise(
  schema: VersionedSchema,
  value: unknown,
  version = NEWEST_VERSION,
): Promise<string> {
  const write = await serialisers(schema, version)
  return write(value)
}

// Loaded at the first request that needs it: to load the compilers takes a fifth of a start.
const loadCompilers = () => import('./compilers.ts')
const validators = perVersion(async (schema) => (await loadCompilers()).compileValidator(schema))
const serialisers = perVersion(async (schema) => (await loadCompilers()).compileSerialiser(schema))

/** Compiles a schema in a version at its first use: the clients of a server seldom use more than one version. */
function perVersion<T>(
  compile: (schema: VersionedSchema) => Promise<T>,
): (schema: VersionedSchema, version: ApiVersion) => Promise<T> {
  // The promise is kept, so that the requests that come during a first use share it and do not all compile.
  const compiled = new WeakMap<VersionedSchema, Map<ApiVersion, Promise<T>>>()
  return (schema, version) => {
    const versions = compiled.get(schema) ?? new Map<ApiVersion, Promise<T>>()
    compiled.set(schema, versions)
    const existing = versions.get(version)
    if (existing !== undefined) return existing
    const created = compile(atVersion(schema, version))
    versions.set(version, created)
    return created
  }
}

/** What an error says of a value that has another form. */
const OF_THE_FORM = ['type', 'enum', 'anyOf']

/**
 * Of a value that may have one of several forms there is an error for each of them: the one that is found the deepest in
 * the value is of the form that is meant. So is one that finds fault with more than the form.
 */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const depth = ({ instancePath, keyword }: ErrorObject) =>
    instancePath.split('/').length + (OF_THE_FORM.includes(keyword) ? 0 : 0.5)
  const [first, ...others] = errors
  return others.reduce((best, error) => (best && depth(error) > depth(best) ? error : best), first)
}

function toViolation({ instancePath, keyword, params, parentSchema, message }: ErrorObject): SchemaViolation {
  const field = instancePath.slice(1).replaceAll('/', '.')
  switch (keyword) {
    case 'required':
      return {
        field: [field, params['missingProperty']].filter(Boolean).join('.'),
        requirement: 'is required',
      }
    case 'additionalProperties':
      return {
        field: [field, params['additionalProperty']].filter(Boolean).join('.'),
        requirement: `is unknown; known are ${Object.keys(Object(parentSchema?.['properties'])).join(', ')}`,
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
