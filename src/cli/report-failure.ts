import { StorageError } from '../storage/port/storage-error.ts'
import { StorageRefusedError } from '../storage/port/storage-refused-error.ts'
import { UsageError } from '../usage-error.ts'
import { hidePasswords } from './hide-secrets.ts'

/** Shows on stderr, in one line, why the program ends, and returns its exit code. */
export function reportFailure(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error)
  const line = hidePasswords(message.trim().replace(/\s*\n\s*/g, ' '))
  if (error instanceof UsageError || error instanceof StorageRefusedError) {
    process.stderr.write(`holdline: ${line}\n`)
    return 2
  }
  if (error instanceof StorageError && error.refusal !== undefined) {
    process.stderr.write(`holdline: ${error.refusal}\n`)
    return 2
  }
  if (isDebugging() && error instanceof Error) {
    process.stderr.write(`holdline: ${hidePasswords(error.stack ?? line)}\n`)
  } else {
    process.stderr.write(`holdline: unexpected fault: ${line} (HOLDLINE_LOG_LEVEL=debug shows where)\n`)
  }
  return 1
}

function isDebugging(): boolean {
  const { HOLDLINE_LOG_LEVEL: level }: { HOLDLINE_LOG_LEVEL?: string | undefined } = process.env
  return level === 'debug' || level === 'trace'
}
