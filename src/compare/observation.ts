/**
 * What is compared of an answer: its form, and none of its values. So it has no number, no id and no name of the
 * resource, and can be kept in a file.
 */
export interface Observation {
  readonly status: number
  /** By name in lower case. Null where only the presence counts; ids and numbers are replaced in the other values. */
  readonly headers: Readonly<Record<string, string | null>>
  /**
   * The JSON types at each place of the body, such as `{"": "object", "countries": "array", "countries[]": "object"}`.
   * The entries of a list are one place; several types are joined by `|`. Empty for an empty body.
   */
  readonly body: Readonly<Record<string, string>>
  /** The error codes of the body, by their places. */
  readonly codes: Readonly<Record<string, string>>
  /** The parts that were recorded incompletely: what they lack is no difference. */
  readonly partial?: readonly ('headers' | 'body')[]
}
