import type { ImportPhase } from '../../operator/import/import-rows.ts'
import type { RangeAction } from './sale-changer.ts'

/** Where the line is shown. */
export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** What a command does: `withdraw` is shown as it is. */
type Phase = ImportPhase | RangeAction | 'verifying'

export interface ProgressLine {
  /** @param what what is counted; numbers if absent */
  show(phase: Phase, done: number, total: number | undefined, what?: string): void
  /** Removes the line, before something else is written. */
  clear(): void
}

const PERIOD_MS = 200

/**
 * A line on a terminal that tells how far a command is, how fast it goes, and how long it takes; nothing elsewhere.
 *
 * @param now milliseconds
 */
export function progressLine(terminal: Terminal, now: () => number): ProgressLine {
  let phase: Phase | undefined
  let [begun, shown, isShown] = [0, 0, false]
  return {
    show(present, done, total, what) {
      if (terminal.isTTY !== true) return
      const at = now()
      if (present !== phase) [phase, begun, shown] = [present, at, 0]
      if (at - shown < PERIOD_MS) return
      shown = at
      isShown = true
      const line = progressText(present, done, total, at - begun, what)
      terminal.write(`\r\x1b[K${line.slice(0, (terminal.columns ?? 80) - 1)}`)
    },
    clear() {
      if (isShown) terminal.write('\r\x1b[K')
      isShown = false
    },
  }
}

/** Such as `importing: 1,200,000 of 10,000,000 numbers, 120,000 a second, 1 min 14 s left`. */
export function progressText(
  phase: Phase,
  done: number,
  total: number | undefined,
  passedMs: number,
  what = 'numbers',
): string {
  const rate = passedMs <= 0 ? 0 : (done / passedMs) * 1_000
  const parts = [
    `${phase}: ${grouped(done)}${total === undefined ? '' : ` of ${grouped(total)}`} ${what}`,
    `${grouped(Math.round(rate))} a second`,
    ...(total === undefined || rate === 0 ? [] : [`${duration((total - done) / rate)} left`]),
  ]
  return parts.join(', ')
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
