/** An answer that tells the client what went wrong: `CommunicationErrorResponse`, with its status. */
export interface ApiError {
  readonly status: number
  readonly error: CommunicationError
  readonly headers?: Readonly<Record<string, string>>
}

/** The API's own shape of an error, the members in the order in which the live service writes them. */
export interface CommunicationError {
  readonly code: string
  readonly message: string
  /** What the error is about, lower case. */
  readonly target?: string
  readonly innererror?: CommunicationError
}
