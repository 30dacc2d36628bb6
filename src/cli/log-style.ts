import type { LevelWithSilent } from 'pino'
import type { LogStyle } from './log-destination.ts'

export type LogFormat = 'auto' | 'pretty' | 'json'

interface LogOptions {
  readonly logFormat: LogFormat
  readonly logLevel?: LevelWithSilent | undefined
}

interface LogPlace {
  /** Whether stderr is a terminal. */
  readonly isTerminal: boolean
  /** The variable `NO_COLOR`: https://no-color.org */
  readonly noColor: string | undefined
}

/** How the log is written, and how much: people at a terminal see each request. */
export function logStyle(
  { logFormat, logLevel }: LogOptions,
  { isTerminal, noColor = '' }: LogPlace,
): LogStyle & { readonly level: LevelWithSilent } {
  const isReadable = logFormat === 'pretty' || (logFormat === 'auto' && isTerminal)
  return {
    isReadable,
    hasColours: isReadable && isTerminal && noColor === '',
    level: logLevel ?? (isReadable ? 'info' : 'warn'),
  }
}
