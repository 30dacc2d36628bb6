import { fstatSync, writeSync } from 'node:fs'
import { describeSystemError } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'

/** The file descriptor. */
const STDOUT = 1

/**
 * Writes a text on stdout, and waits until the reader of the pipe has taken it: the whole output may be more than fits
 * into the memory. Answers whether anybody reads on: a reader that has gone is no fault.
 * @throws {UsageError} if stdout is a file that does not take the whole text
 */
export async function writeOut(text: string): Promise<boolean> {
  if (fstatSync(STDOUT).isFile()) {
    writeWhole(Buffer.from(text))
    return true
  }
  return new Promise((resolve) => process.stdout.write(text, (error) => resolve(!error)))
}

/** Node's own stream does not notice when a disk that is nearly full takes only the beginning of a text. */
function writeWhole(bytes: Uint8Array): void {
  try {
    for (let start = 0; start < bytes.length; ) start += writeSync(STDOUT, bytes, start)
  } catch (error) {
    throw outputFailed(error)
  }
}

/** The error of output that is not whole. */
export function outputFailed(error: unknown): UsageError {
  return new UsageError(`The output cannot be written: ${describeSystemError(error)}`)
}
