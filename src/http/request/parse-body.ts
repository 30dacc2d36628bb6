import type { FastifyRequest } from 'fastify'
import type { ApiVersion } from '../contract/api-version.ts'
import { findViolation } from '../contract/compile.ts'
import type { ApiError } from '../errors/api-error.ts'
import { badRequest, invalidInput, unsupportedMediaType, violation } from '../errors/errors.ts'
import type { RouteBody } from '../route.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The request's body as the route takes it. Where the route takes none, what a client sends is
 * ignored, and so is a Content-Type without a body: the polls of the official clients have one.
 */
export function parseBody(
  { body: bytes, headers }: FastifyRequest,
  expected: RouteBody | undefined,
  version: ApiVersion,
): { value: unknown } | ApiError {
  if (expected === undefined) return { value: undefined }
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
    return expected.required ? invalidInput('A request body is required.') : { value: {} }
  }
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';', 1)
  if (!expected.mediaTypes.includes(mediaType.trim().toLowerCase())) {
    return unsupportedMediaType(expected.mediaTypes)
  }
  const json = parseJson(bytes)
  if (json === undefined) return badRequest('The request body is not valid JSON in UTF-8.')
  const found = findViolation(expected.schema, version, json.value)
  return found === undefined ? json : violation(found)
}

function parseJson(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(UTF8.decode(bytes)) }
  } catch {
    return undefined
  }
}
