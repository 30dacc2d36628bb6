import type { ApiError } from './errors/api-error.ts'

/** The answer of an operation. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** The value that the schema of the status describes; fields that the version does not have are left out. */
  readonly body?: unknown
  /** Whether an earlier sending of the request was answered with the same; unknown if absent. */
  readonly isRepeated?: boolean
}

export function isApiError<T extends object>(answer: T | ApiError): answer is ApiError {
  return 'error' in answer
}
