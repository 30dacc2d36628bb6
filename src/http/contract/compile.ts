import type { ErrorObject } from 'ajv'
import { after } from '../after.ts'
import { type ApiVersion, NEWEST_VERSION } from './api-version.ts'
import { perVersion, type VersionedSchema } from './at-version.ts'

/** The first violation of a schema by a value. */
export interface SchemaViolation {
  /** The path of the field, `capabilities.sms`; empty for the value itself. */
  readonly field: string
  /** `must be one of none, inbound` */
  readonly requirement: string
}

/**
 * The first violation of the schema by a request's `value`; `undefined` if there is none. A promise of it where the
 * schema is used for the first time.
 *
 * @param version the version in which the schema is read
 */
export function findViolation(
  schema: VersionedSchema,
  value: unknown,
  version = NEWEST_VERSION,
): SchemaViolation | undefined | Promise<SchemaViolation | undefined> {
  return after(validators(schema, version), (validate) => {
    if (validate(value)) return undefined
    const error = mostTelling(validate.errors ?? [])
    return error === undefined ? { field: '', requirement: 'is not valid' } : toViolation(error)
  })
}

/**
 * The value as JSON, with exactly the fields that the schema has in `version`. A promise of it where the schema is used
 * for the first time.
 */
export function serialise(
  schema: VersionedSchema,
  value: unknown,
  version = NEWEST_VERSION,
): string | Promise<string> {
  return after(serialisers(schema, version), (write) => write(value))
}

// Loaded at the first request that needs it: to load the compilers takes a fifth of a start.
const loadCompilers = () => import('./compilers.ts')
const validators = compiledBy(async (schema) => (await loadCompilers()).compileValidator(schema))
const serialisers = compiledBy(async (schema) => (await loadCompilers()).compileSerialiser(schema))

/** Compiles a schema in a version at its first use. The requests that come meanwhile share the promise. */
function compiledBy<T>(
  compile: (schema: VersionedSchema) => Promise<T>,
): (schema: VersionedSchema, version: ApiVersion) => T | Promise<T> {
  const compiled = perVersion((schema) => {
    const compiling = compile(schema).then((made) => {
      place.made = made
      return made
    })
    const place: { made: T | Promise<T> } = { made: compiling }
    return place
  })
  return (schema, version) => compiled(schema, version).made
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
    case 'pattern':
      return { field, requirement: `must be ${parentSchema?.['description'] ?? `like ${params['pattern']}`}` }
    case 'format':
      return { field, requirement: `must be of format ${params['format']}` }
    default:
      return { field, requirement: message ?? 'is not valid' }
  }
}
