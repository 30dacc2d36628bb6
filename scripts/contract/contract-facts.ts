/**
 * A contract reduced to its facts, by operation and by place in the operation. Places are `operation`, `request`, a
 * parameter (`query skip`), a status (`200`, `default`), a header (`202 header search-id`), or a value
 * (`request body`, `200 body.phoneNumbers[].cost`, `{}` for the values of a map).
 */
export type ContractFacts = Readonly<Record<string, OperationFacts>>
export type OperationFacts = Readonly<Record<string, Facts>>

export interface Facts {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly required?: true
  readonly nullable?: true
  readonly readOnly?: true
  /** The place with the same schema, where a recursive schema would go on for ever. */
  readonly sameAs?: string
  /** Limits and defaults, and the facts of an operation. */
  readonly [fact: string]: unknown
}
