import { type DestinationStream, pino } from 'pino'
import { readableLine } from './readable-line.ts'

/** How log lines are written. */
export interface LogStyle {
  /** Whether lines are for people, and no JSON. */
  readonly isReadable: boolean
  readonly hasColours: boolean
}

/** Stderr, in this style. Each line is written at once: a line that is buffered is lost in a crash. */
export function logDestination({ isReadable, hasColours }: LogStyle): DestinationStream {
  const stderr = pino.destination({ dest: 2, sync: true })
  return isReadable ? { write: (line) => void stderr.write(`${readableLine(line, hasColours)}\n`) } : stderr
}
