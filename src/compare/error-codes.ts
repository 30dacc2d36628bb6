import { isObject } from './is-object.ts'
import { mask } from './mask.ts'
import { placeOf } from './types-of.ts'

/** An error within another, as the API and as the frameworks behind it write it. */
const WITHIN = /^inner_?error$/i

/** How deep an error may be within another; the codes of deeper ones are not compared. */
const DEEPEST = 10

/** The codes of the error in a body and of the errors within it, by their places; none in a body that is no error. */
export function errorCodes(body: unknown): Record<string, string> {
  return Object.fromEntries(isObject(body) ? codesOf(body['error'], 'error', 0) : [])
}

function codesOf(error: unknown, place: string, depth: number): [string, string][] {
  if (!isObject(error) || depth === DEEPEST) return []
  const { code } = error
  const own: [string, string][] = typeof code === 'string' ? [[placeOf(place, 'code'), mask(code)]] : []
  const inner = Object.entries(error).filter(([name]) => WITHIN.test(name))
  return [...own, ...inner.flatMap(([name, each]) => codesOf(each, placeOf(place, name), depth + 1))]
}
