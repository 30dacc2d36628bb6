import fc from 'fast-check'
import type { Facts, OperationFacts } from '../../../scripts/contract/contract-facts.ts'
import { fieldsAt } from './find-mismatch.ts'

/** A request, by the facts of its operation. */
export interface GeneratedRequest {
  /** By place: `path countryCode`, `query skip`, `header accept-language`. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

const DIGITS = fc.integer({ min: 0, max: 9_999 }).map((tail) => `1425555${String(tail).padStart(4, '0')}`)
const PART_OF_PATH = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !/^[.:]/.test(text))

/** The values of places whose schema allows any text, but which do not. */
const MEANT: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'path countryCode': fc.constantFrom('US', 'us', 'GB', 'FR', 'TH'),
  'path phoneNumber': DIGITS.map((digits) => `+${digits}`),
  'path operationId': PART_OF_PATH,
  'path searchId': PART_OF_PATH,
  'header accept-language': fc.stringMatching(/^[\x20-\x7e]{0,20}$/),
  'request body.phoneNumberPrefixes[]': DIGITS.map((digits) => digits.slice(0, 4)),
}

/** Requests that the schemas allow. With `whole`, every field of the body is there. */
export function validRequests(facts: OperationFacts, whole = false): fc.Arbitrary<GeneratedRequest> {
  const places = parameterPlaces(facts)
  const parameters = fc.record(
    Object.fromEntries(places.map((place) => [place, valuesAt(facts, place, whole)])),
    { requiredKeys: places.filter((place) => facts[place]?.required) },
  )
  const body = facts['request body']
  if (body === undefined) return fc.record({ parameters })
  return fc.record(
    { parameters, body: valuesAt(facts, 'request body', whole) },
    { requiredKeys: body.required || whole ? ['parameters', 'body'] : ['parameters'] },
  )
}

/** The parameters of an operation, but for its version. */
export function parameterPlaces(facts: OperationFacts): string[] {
  return Object.keys(facts).filter(
    (place) => /^(path|query|header) /.test(place) && place !== 'query api-version',
  )
}

function valuesAt(facts: OperationFacts, place: string, whole: boolean): fc.Arbitrary<unknown> {
  const own = facts[place]
  if (own === undefined) throw new Error(`There are no facts of ${place}`)
  const values = MEANT[place] ?? valuesOf(facts, place, own, whole)
  return own.nullable && !whole ? fc.option(values, { nil: null }) : values
}

function valuesOf(facts: OperationFacts, place: string, own: Facts, whole: boolean): fc.Arbitrary<unknown> {
  if (own.enum !== undefined) return fc.constantFrom(...own.enum)
  switch (own.type) {
    case 'integer':
      return fc.integer({
        min: Number(own['minimum'] ?? -(2 ** 31)),
        max: Number(own['maximum'] ?? 2 ** 31 - 1),
      })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(valuesAt(facts, `${place}[]`, whole), { minLength: whole ? 1 : 0, maxLength: 3 })
    case 'object':
      return objectsAt(facts, place, whole)
    default:
      if (own.format === 'uuid') return fc.uuid()
      return own.format === 'date-time' ? fc.constant('2026-01-15T12:00:00.000+00:00') : fc.string()
  }
}

function objectsAt(facts: OperationFacts, place: string, whole: boolean): fc.Arbitrary<unknown> {
  if (`${place}{}` in facts) {
    const values = valuesAt(facts, `${place}{}`, whole)
    return fc.dictionary(DIGITS, values, { minKeys: whole ? 1 : 0, maxKeys: 3 })
  }
  const names = fieldsAt(facts, place)
  return fc.record(
    Object.fromEntries(names.map((name) => [name, valuesAt(facts, `${place}.${name}`, whole)])),
    { requiredKeys: whole ? names : names.filter((name) => facts[`${place}.${name}`]?.required) },
  )
}
