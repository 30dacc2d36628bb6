import { Ajv, type ValidateFunction } from 'ajv'
import type { Static, TSchema } from 'typebox'
import { UsageError } from '../usage-error.ts'

const compiled = new WeakMap<TSchema, ValidateFunction>()
// Formats are for readers of the contract, as `double`: the shape is what a command relies on.
const ajv = new Ajv({ strict: false, validateFormats: false })

/**
 * The answer of a server, by the schema of its operation.
 * @throws {UsageError} if it does not fit: the server is of another version, or no Holdline server
 */
export function checkAnswer<S extends TSchema>(schema: S, answer: unknown): Static<S> {
  const check = compile(schema)
  if (isOf<Static<S>>(check, answer)) return answer
  const [fault] = check.errors ?? []
  throw new UsageError(
    `The server answers what this command does not know (${fault?.instancePath || 'the answer'} ${fault?.message}): ` +
      'use the command of the version of the server',
  )
}

/** Whether a value fits the schema. */
export function fits<S extends TSchema>(schema: S, value: unknown): value is Static<S> {
  return isOf<Static<S>>(compile(schema), value)
}

function compile(schema: TSchema): ValidateFunction {
  const check = compiled.get(schema) ?? ajv.compile(schema)
  compiled.set(schema, check)
  return check
}

function isOf<T>(check: ValidateFunction, value: unknown): value is T {
  return check(value) === true
}
