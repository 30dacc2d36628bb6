/** The form of a value: the kinds of its parts. An error keeps its texts, since they are compared. */
export type Shape = string | readonly Shape[] | { readonly [name: string]: Shape }

/** A recorded exchange with the live service, reduced. */
export interface Recording {
  readonly version: string
  readonly method: string
  /** The target, with `{guid}`, and with `{id}` for the digits of a phone number. */
  readonly uri: string
  readonly request?: unknown
  readonly status: number
  /** The time of the exchange, ISO 8601; absent if it was not recorded. */
  readonly at?: string
  /** By name in lower case; `null` for a value that is not compared. Headers of the service's gateway are left out. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** Whether `headers` are only a part of the answer's headers. */
  readonly headersPartial?: true
  readonly body?: Shape
  /** Whether the body was cut off, so that its end is not known. */
  readonly bodyCut?: true
}
