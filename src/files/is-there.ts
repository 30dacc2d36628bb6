import { statSync } from 'node:fs'
import { UsageError } from '../usage-error.ts'
import { describeSystemError, systemErrorCode } from './describe-system-error.ts'

/**
 * Whether a file is there. Unlike `existsSync`, it does not answer that a file is missing which this user may not see.
 *
 * @throws {UsageError} if the operating system does not tell, such as of a directory that another user has closed
 */
export function isThere(file: string): boolean {
  try {
    statSync(file)
    return true
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return false
    const cure =
      systemErrorCode(error) === 'EACCES'
        ? ': run this command as the user to whom its directory belongs'
        : ''
    throw new UsageError(`${file} cannot be reached: ${describeSystemError(error)}${cure}`)
  }
}
