import { isObject } from './is-object.ts'
import { maskName } from './mask.ts'

/** Deeper parts are not looked at: no answer of the API is half as deep. */
const DEEPEST = 20

/** The JSON types at each place of a value: see `Observation.body`. */
export function typesOf(value: unknown): Record<string, string> {
  const types = new Map<string, Set<string>>()
  collect(types, '', value, 0)
  return Object.fromEntries([...types].map(([place, each]) => [place, [...each].sort().join('|')]))
}

function collect(types: Map<string, Set<string>>, place: string, value: unknown, depth: number): void {
  const known = types.get(place) ?? new Set()
  types.set(place, known.add(typeOf(value)))
  if (depth === DEEPEST) return
  if (Array.isArray(value)) {
    for (const entry of value) collect(types, `${place}[]`, entry, depth + 1)
  } else if (isObject(value)) {
    for (const [name, part] of Object.entries(value)) {
      collect(types, placeOf(place, maskName(name)), part, depth + 1)
    }
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** The place of a field of the object at a place. */
export function placeOf(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`
}
