import { StorageError } from '../port/storage-error.ts'
import { refusalOutside } from './refusal.ts'
import { faultReason } from './storage-fault.ts'

/** The error that callers of the store see, in one line. */
export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  const refusal = refusalOutside(error)
  return new StorageError(faultReason(error), { cause: error, ...(refusal !== undefined && { refusal }) })
}
