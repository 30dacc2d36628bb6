import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { parseDocument } from 'yaml'
import { describeSystemError } from '../../files/describe-system-error.ts'
import { UsageError } from '../../usage-error.ts'

/**
 * The offerings of a YAML or JSON file: a list, or a document with the list as `offerings`, such as a configuration
 * file. The server checks the entries of the list.
 *
 * @param file `-` for standard input
 * @throws {UsageError} if the file cannot be read, or has no list
 */
export async function readOfferings(file: string): Promise<readonly unknown[]> {
  const name = file === '-' ? 'standard input' : file
  const content = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch(
    (error: unknown) => {
      throw new UsageError(`Cannot read ${name}: ${describeSystemError(error)}`)
    },
  )
  const parsed = parseDocument(content)
  const [error] = parsed.errors
  if (error !== undefined) throw new UsageError(`${name} is not YAML: ${firstLine(error.message)}`)
  const value = toValue(() => parsed.toJS(), name)
  const list = typeof value === 'object' && value !== null && 'offerings' in value ? value.offerings : value
  if (Array.isArray(list)) return list
  throw new UsageError(`${name} has no list of offerings: give one, or "offerings:" with one`)
}

function toValue(read: () => unknown, name: string): unknown {
  try {
    return read()
  } catch (error) {
    // Too many aliases, by which a small file could be made large.
    throw new UsageError(`${name}: ${firstLine(error instanceof Error ? error.message : String(error))}`)
  }
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/:$/, '')
}
