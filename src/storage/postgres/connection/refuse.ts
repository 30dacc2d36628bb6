import { StorageRefusedError } from '../../port/storage-refused-error.ts'

/**
 * Refuses the use of a database, in one line.
 *
 * @param reason why, and what to do; without a value that may be a part of a password
 */
export function refuse(reason: string): never {
  throw new StorageRefusedError(`PostgreSQL cannot be used: ${reason}`)
}
