import { lstat } from 'node:fs/promises'
import { describeSystemError, isSystemError, systemErrorCode } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Refuses a file that is there, before its content is made, which may take minutes; a file that comes meanwhile is
 * refused at the end.
 *
 * @throws {UsageError} if it is there, or its place cannot be looked at
 */
export async function refuseExisting(file: string): Promise<void> {
  try {
    await lstat(file)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return
    throw asFileError(error, file)
  }
  throw alreadyThere(file)
}

/** The error of a new file that cannot be written, in words for the user; any other error as it is. */
export function asFileError(error: unknown, file: string): unknown {
  if (!isSystemError(error)) return error
  if (systemErrorCode(error) === 'EEXIST') return alreadyThere(file)
  return new UsageError(`Cannot write ${file}: ${describeSystemError(error)}`)
}

function alreadyThere(file: string): UsageError {
  return new UsageError(`${file} is there already: name a new file, or remove that one first`)
}
