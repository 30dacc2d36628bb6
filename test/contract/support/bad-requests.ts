import fc from 'fast-check'
import type { OperationFacts } from '../../../scripts/contract/contract-facts.ts'
import { isRecord } from '../../../scripts/contract/json.ts'
import { findMismatch } from './find-mismatch.ts'
import { type GeneratedRequest, parameterPlaces, validRequests } from './valid-requests.ts'

/** A request with one value, at `place`, that the schemas do not allow. */
export interface BadRequest {
  readonly place: string
  readonly request: GeneratedRequest
}

/** Requests of an operation that are wrong in one place; `undefined` if no request can be wrong. */
export function badRequests(facts: OperationFacts): fc.Arbitrary<BadRequest> | undefined {
  const valid = validRequests(facts, true)
  const wrong = [
    ...parameterPlaces(facts).flatMap((place) => {
      const values = wrongTexts(facts, place)
      return values === undefined
        ? []
        : [fc.tuple(valid, values).map(([request, value]) => setParameter(request, place, value))]
    }),
    ...bodyPlaces(facts).map((place) =>
      fc.tuple(valid, wrongValues(facts, place)).map(([request, value]) => ({
        place,
        request: { ...request, body: replaced(request.body, stepsTo(place), value) },
      })),
    ),
  ]
  return wrong.length === 0 ? undefined : fc.oneof(...wrong)
}

/** Texts that a parameter does not allow; none if it allows any text. An empty text counts as absent. */
function wrongTexts(facts: OperationFacts, place: string): fc.Arbitrary<string | undefined> | undefined {
  const { type, format, enum: values, required } = facts[place] ?? {}
  const texts = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom('-1', '1.5', '1e2', '0x1', '99999999999', 'null'),
  )
  const missing = required && place.startsWith('query') ? [fc.constant(undefined)] : []
  if (type === 'integer') return texts.filter((text) => !/^\d{1,10}$/.test(text))
  if (values !== undefined)
    return fc.oneof(
      texts.filter((text) => !values.includes(text)),
      ...missing,
    )
  if (format === 'uuid') return texts.filter((text) => !/^[.:]/.test(text))
  return undefined
}

function bodyPlaces(facts: OperationFacts): string[] {
  const readOnly = Object.keys(facts).filter((place) => facts[place]?.readOnly)
  // The official clients send read-only fields back, and the server ignores them.
  return Object.keys(facts).filter(
    (place) => place.startsWith('request body') && !readOnly.some((each) => place.startsWith(each)),
  )
}

/** Values that a place does not allow; `undefined` leaves a required value out. */
function wrongValues(facts: OperationFacts, place: string): fc.Arbitrary<unknown> {
  const any = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.boolean(),
    fc.constantFrom(null, [], {}, [null], 2 ** 31, -1, 0),
  )
  const wrong = any.filter(
    (value) => findMismatch(facts, place, value) !== undefined || isBeyond(facts, place, value),
  )
  return facts[place]?.required ? fc.oneof({ weight: 4, arbitrary: wrong }, fc.constant(undefined)) : wrong
}

function isBeyond(facts: OperationFacts, place: string, value: unknown): boolean {
  const { minimum, maximum } = facts[place] ?? {}
  return typeof value === 'number' && (value < Number(minimum ?? value) || value > Number(maximum ?? value))
}

function setParameter(request: GeneratedRequest, place: string, value: unknown): BadRequest {
  const { [place]: _, ...others } = request.parameters
  return {
    place,
    request: { ...request, parameters: value === undefined ? others : { ...others, [place]: value } },
  }
}

function stepsTo(place: string): string[] {
  return [...place.slice('request body'.length).matchAll(/\.(\w+)|\[\]|\{\}/g)].map(
    ([step, name]) => name ?? step,
  )
}

/** The value with another value within it, in the first item of lists and maps. */
function replaced(value: unknown, [step, ...more]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by
  if (Array.isArray(value)) return [replaced(value[0], more, by), ...value.slice(1)]
  if (!isRecord(value)) return value
  const name = step === '{}' ? (Object.keys(value)[0] ?? '14255550100') : step
  return { ...value, [name]: replaced(value[name], more, by) }
}
