import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino'

/** The paths at which keys and credentials could get into a log line. */
const SECRETS = ['headers.authorization', 'req.headers.authorization', '*.accessKeys']

/** Logs JSON lines on stderr, each at once: a line that is buffered is lost in a crash. */
export function createLogger(
  level: LevelWithSilent,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino({ level, redact: SECRETS, base: { pid: process.pid } }, destination)
}
