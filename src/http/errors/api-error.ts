/** The answer with an error: the status, and the error of a `CommunicationErrorResponse`. */
export interface ApiError {
  readonly status: number
  readonly error: CommunicationError
  readonly headers?: Readonly<Record<string, string>>
}

/** The API's own shape of an error. The members are in the order of the live service. */
export interface CommunicationError {
  readonly code: string
  readonly message: string
  /** The name of the field or parameter that the error is about, in lower case. */
  readonly target?: string
  readonly innererror?: CommunicationError
}

/** An error without headers of its own. */
export function apiError(status: number, error: CommunicationError): ApiError {
  return { status, error }
}
