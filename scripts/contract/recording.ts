/** The kind of a value. An error has its words, since they are compared. */
export type Shape = string | readonly Shape[] | { readonly [name: string]: Shape }

/** A recorded exchange with the live service, reduced. */
export interface Recording {
  readonly version: string
  readonly method: string
  /** With `{guid}`, and `{id}` for the digits of a phone number. */
  readonly uri: string
  readonly request?: unknown
  readonly status: number
  /** When, ISO 8601; absent where it was not kept. */
  readonly at?: string
  /** By name, lower case; `null` where the value says nothing. Headers of the service's front door are left out. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** Whether `headers` are only a part of the answer's headers. */
  readonly headersPartial?: true
  readonly body?: Shape
  /** Whether the body was cut off, so that its end is not known. */
  readonly bodyCut?: true
}
