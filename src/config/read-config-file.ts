import { readFile } from 'node:fs/promises'
import { describeSystemError } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'
import { checkDocument } from './check-document.ts'
import { ConfigDocument } from './config-document.ts'

/**
 * Reads and checks the file that `--config` names.
 * @throws {UsageError} if the file cannot be read, is not JSON, or does not fit the schema
 */
export async function readConfigFile(file: string): Promise<ConfigDocument> {
  return checkDocument(ConfigDocument, parse(file, await read(file)), file)
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`Cannot read --config ${file}: ${describeSystemError(error)}`)
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UsageError(
      `${file} is not JSON${placeOf(error, text)}; comments and trailing commas are not allowed`,
    )
  }
}

/** The place where the parser stopped. The parser's message quotes the file, which has keys, so it is not repeated. */
function placeOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined
  if (position === undefined) return ''
  const before = text.slice(0, Number(position)).split('\n')
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`
}
