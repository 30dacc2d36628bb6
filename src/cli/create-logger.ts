import { type LevelWithSilent, type Logger, pino } from 'pino'
import { readableLine } from './readable-line.ts'

/** The paths at which keys and credentials could get into a log line. */
const SECRETS = ['headers.authorization', 'req.headers.authorization', '*.accessKeys']

/** How log lines are written. */
export interface LogStyle {
  /** Whether lines are for people, and no JSON. */
  readonly isReadable: boolean
  readonly hasColours: boolean
}

const JSON_STYLE: LogStyle = { isReadable: false, hasColours: false }

/** Logs lines on stderr, JSON if no style is given, each at once: a line that is buffered is lost in a crash. */
export function createLogger(level: LevelWithSilent, { isReadable, hasColours } = JSON_STYLE): Logger {
  const stderr = pino.destination({ dest: 2, sync: true })
  const readable = { write: (line: string) => void stderr.write(`${readableLine(line, hasColours)}\n`) }
  return pino({ level, redact: SECRETS, base: { pid: process.pid } }, isReadable ? readable : stderr)
}
