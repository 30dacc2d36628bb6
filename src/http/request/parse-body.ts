import { after } from '../after.ts'
import type { OperationBody } from '../api-operation.ts'
import type { ApiVersion } from '../contract/api-version.ts'
import { findViolation } from '../contract/compile.ts'
import type { ApiError } from '../errors/api-error.ts'
import { badRequest, invalidInput, unsupportedMediaType, violation } from '../errors/errors.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The body of a request, checked by the operation's schema. An operation without a body ignores a body, and so is a
 * Content-Type without a body ignored: the polls of the official clients have one.
 *
 * @param version the version of the schema; absent for an operation without versions
 */
export function parseBody(
  bytes: Uint8Array,
  contentType: string,
  expected: OperationBody | undefined,
  version?: ApiVersion,
): { value: unknown } | ApiError | Promise<{ value: unknown } | ApiError> {
  if (expected === undefined) return { value: undefined }
  if (bytes.length === 0) {
    return expected.required ? invalidInput('A request body is required.') : { value: {} }
  }
  const [mediaType = ''] = contentType.split(';', 1)
  if (!expected.mediaTypes.includes(mediaType.trim().toLowerCase())) {
    return unsupportedMediaType(expected.mediaTypes)
  }
  const json = parseJson(bytes)
  if (json === undefined) return badRequest('The request body is not valid JSON in UTF-8.')
  return after(findViolation(expected.schema, json.value, version), (found) =>
    found === undefined ? json : violation(found),
  )
}

function parseJson(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(UTF8.decode(bytes)) }
  } catch {
    return undefined
  }
}
