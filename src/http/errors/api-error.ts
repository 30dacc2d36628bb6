/** An error as it is answered: `CommunicationErrorResponse`, with its status. */
export interface ApiError {
  readonly status: number
  readonly error: CommunicationError
  readonly headers?: Readonly<Record<string, string>>
}

/** The API's own shape of an error, the members in the order in which the live service writes them. */
export interface CommunicationError {
  readonly code: string
  readonly message: string
  /** The name of the field or parameter that the error is about, in lower case. */
  readonly target?: string
  readonly innererror?: CommunicationError
}
