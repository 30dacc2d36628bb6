/** A schema of an OpenAPI document. */
export type PageSchema = Readonly<Record<string, unknown>>

/** An operation, as the page of a contract shows it. */
export interface PageOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly parameters: readonly PageParameter[]
  /** The media type of the body; absent where there is no body. */
  readonly mediaType?: string
  readonly answers: readonly PageAnswer[]
  /** The query that every example has, such as the api-version. */
  readonly exampleQuery: readonly string[]
  /** The shell's variable with the bearer token of the examples; absent for operations for everybody. */
  readonly token?: string
}

/** A parameter of an operation, or its body. */
export interface PageParameter {
  /** `path`, `query`, `header` or `body`. */
  readonly place: string
  readonly name: string
  readonly required: boolean
  readonly schema: PageSchema
}

/** An answer of an operation, by its status. */
export interface PageAnswer {
  readonly status: string
  /** Absent where the answer has no body. */
  readonly schema?: PageSchema
  readonly headers: readonly string[]
}
