import { type LevelWithSilent, type Logger, pino } from 'pino'

/** Where a request's credentials could get into the log with its headers. */
const SECRETS = ['headers.authorization', 'req.headers.authorization', '*.accessKeys']

/** Logs JSON lines on stderr, at once: a log that is written later is lost in a crash. */
export function createLogger(level: LevelWithSilent): Logger {
  return pino(
    { level, redact: SECRETS, base: { pid: process.pid } },
    pino.destination({ dest: 2, sync: true }),
  )
}
