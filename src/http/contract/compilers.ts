import { Ajv, type ValidateFunction } from 'ajv'
import fastJsonStringify from 'fast-json-stringify'
import type { VersionedSchema } from './at-version.ts'
import { writable } from './writable.ts'

// Values are checked as they are: nothing is coerced, defaulted or removed.
const ajv = new Ajv({ strict: true, allowUnionTypes: true, verbose: true })
ajv.addFormat('int32', {
  type: 'number',
  validate: (value) => value >= -(2 ** 31) && value < 2 ** 31,
})
for (const annotation of ['double', 'date-time', 'uuid']) ajv.addFormat(annotation, true)

/** The check of a request's values by a schema of one version. */
export function compileValidator(schema: VersionedSchema): ValidateFunction {
  return ajv.compile(writable(schema))
}

/** The function that writes a value as JSON, with exactly the fields of a schema of one version. */
export function compileSerialiser(schema: VersionedSchema): (value: unknown) => string {
  return fastJsonStringify(schema)
}
