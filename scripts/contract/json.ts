/** An object of a JSON document. */
export type Json = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object, or an empty one where there is none. */
export function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {}
}

/** The texts of a list, or an empty list where there is none. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
