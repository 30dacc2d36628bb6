/** The fields of an object that came as JSON. */
export type Fields = Readonly<Record<string, unknown>>

/** The fields of a value; none of a value that is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** The objects of a list, each by its fields; none if the value is no list. */
export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : []
}
