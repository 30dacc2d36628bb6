import { Ajv } from 'ajv'
import type { Static, TSchema } from 'typebox'
import { UsageError } from '../usage-error.ts'
import { describeViolation } from './describe-violation.ts'

/**
 * Checks a document of the user.
 *
 * @param name how the message names the document
 * @throws {UsageError} if the document does not fit the schema; the message names the first fault
 */
export function checkDocument<T extends TSchema>(schema: T, document: unknown, name: string): Static<T> {
  return documentCheck(schema)(document, name)
}

/** `checkDocument` for many documents: the schema is compiled once, which takes longer than the checks. */
export function documentCheck<T extends TSchema>(schema: T): (document: unknown, name: string) => Static<T> {
  const validate = new Ajv({ verbose: true, allowUnionTypes: true }).compile<Static<T>>(schema)
  return (document, name) => {
    if (validate(document)) return document
    const [violation] = validate.errors ?? []
    throw new UsageError(
      `${name}: ${violation === undefined ? 'does not fit its schema' : describeViolation(violation)}`,
    )
  }
}
