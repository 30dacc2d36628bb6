import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { describeSystemError } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Reads the file of the encryption keys.
 * @param data the data directory: a copy of it must not have the keys
 * @throws {UsageError} if the file cannot be read, or lies in the data directory
 */
export async function readEncryptionKeyFile(
  file: string,
  data: string,
): Promise<{ readonly name: string; readonly text: string }> {
  try {
    const text = await readFile(file, 'utf8')
    const directory = await realpath(data).catch(() => resolve(data))
    const path = relative(directory, await realpath(file))
    if (!isAbsolute(path) && path !== '..' && !path.startsWith(`..${sep}`)) {
      throw new UsageError(
        `--encryption-key-file ${file} is in the data directory, whose copies would have the keys: put it elsewhere`,
      )
    }
    return { name: file, text }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`Cannot read --encryption-key-file ${file}: ${describeSystemError(error)}`)
  }
}
