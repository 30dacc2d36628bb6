import type { ErrorObject } from 'ajv'

/** The fault of one value of a document, `holdSeconds must be integer`. The text never repeats the value. */
export function describeViolation(error: ErrorObject): string {
  const path = propertyPath(error.instancePath)
  const { additionalProperty, missingProperty, allowedValues, pattern }: Record<string, unknown> =
    error.params
  switch (error.keyword) {
    case 'additionalProperties':
      return `${join(path, additionalProperty)} is not a known key; known are ${knownKeys(error)}`
    case 'required':
      return `${join(path, missingProperty)} is missing`
    case 'enum':
      return `${path} must be one of ${[allowedValues].flat().join(', ')}`
    case 'pattern':
      return `${path} must be ${formOf(error) ?? `like ${pattern}`}`
    default:
      return `${path === '' ? 'The document' : path} ${error.message}`
  }
}

/** `/resources/0/accessKeys` as `resources[0].accessKeys`. */
function propertyPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .reduce((path, segment) => (/^\d+$/.test(segment) ? `${path}[${segment}]` : join(path, segment)), '')
}

function join(path: string, key: unknown): string {
  return path === '' ? String(key) : `${path}.${key}`
}

/** What the schema says of a text that a pattern allows. */
function formOf(error: ErrorObject): unknown {
  const { description }: Record<string, unknown> = error.parentSchema ?? {}
  return description
}

function knownKeys(error: ErrorObject): string {
  const { properties }: Record<string, unknown> = error.parentSchema ?? {}
  return typeof properties === 'object' && properties !== null ? Object.keys(properties).join(', ') : 'none'
}
