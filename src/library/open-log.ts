import type { HoldlineOptions } from '../start-holdline/holdline-options.ts'
import type { LogLevel } from './start-options.ts'

type Log = HoldlineOptions['logger']

const SILENT: Log = { isLevelEnabled: () => false, info() {}, warn() {}, error() {} }

/** The log of a server. The library of the log is loaded only where something is logged. */
export async function openLog(level: LogLevel): Promise<Log> {
  if (level === 'silent') return SILENT
  const { createLogger } = await import('../logging/create-logger.ts')
  // The default destination would listen to the end of the process.
  return createLogger(level, { write: (line) => void process.stderr.write(line) })
}
