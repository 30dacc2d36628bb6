export interface StopOptions {
  /** The emitter of the signals: the process. */
  readonly signals: { on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown }
  /** Ends everything in order. */
  readonly stop: () => Promise<void>
  readonly exit: (code: number) => void
  /** Shows why the stop failed, and returns the exit code. */
  readonly reportFailure: (error: unknown) => number
  /** Milliseconds of any steady clock. */
  readonly now: () => number
}

/** How long a stop may take. */
const STOP_LIMIT_MS = 10_000

/**
 * At Ctrl-C the terminal signals every process of the group, and npm then passes its own signal on. So a second signal
 * within this time, in milliseconds, is the same Ctrl-C; after this time a second signal is a second Ctrl-C.
 */
const SAME_SIGNAL_MS = 500

/** Stops in order at the first SIGINT or SIGTERM. At a second signal, or when the stop takes too long, exits with 1. */
export function stopOnSignal({ signals, stop, exit, reportFailure, now }: StopOptions): void {
  let signalledAt: number | undefined
  const onSignal = () => {
    if (signalledAt !== undefined) {
      if (now() - signalledAt >= SAME_SIGNAL_MS) exit(1)
      return
    }
    signalledAt = now()
    setTimeout(() => exit(1), STOP_LIMIT_MS).unref()
    stop().then(
      () => exit(0),
      (error: unknown) => exit(reportFailure(error)),
    )
  }
  signals.on('SIGINT', onSignal)
  signals.on('SIGTERM', onSignal)
}
