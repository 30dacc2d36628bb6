/** An object of a JSON document. */
export type Json = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value if it is an object, or else an empty object. */
export function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {}
}

/** The texts of a list; empty if the value is no list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
