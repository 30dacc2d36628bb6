import type { ApiError } from './errors/api-error.ts'

/** What an operation answers. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** What the schema of the status describes; fields that the version does not have are left out of the answer. */
  readonly body?: unknown
}

export function isApiError<T extends object>(answer: T | ApiError): answer is ApiError {
  return 'error' in answer
}
