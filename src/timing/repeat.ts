import { setTimeout as delay } from 'node:timers/promises'

/** Resolves after so many milliseconds, or at once when the signal is aborted; it never rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

export interface Repeating {
  /** No further round begins; resolves when the round under way has ended. */
  stop(): Promise<void>
}

export interface RepeatOptions {
  /** The milliseconds before the next round; asked before each one. */
  readonly pauseMs: () => number
  readonly sleep: Sleep
  /** One round. It ends early when the signal is aborted, and never rejects. */
  readonly round: (signal: AbortSignal) => Promise<void>
}

/** Does rounds of work in the background, a pause before each, until it is stopped. */
export function repeat({ pauseMs, sleep, round }: RepeatOptions): Repeating {
  const stopping = new AbortController()
  const { signal } = stopping

  async function run(): Promise<void> {
    for (;;) {
      await sleep(pauseMs(), signal)
      if (signal.aborted) return
      await round(signal)
    }
  }

  const running = run()
  return {
    stop() {
      stopping.abort()
      return running
    },
  }
}

/** The system's `Sleep`, whose timer keeps no process alive. */
export async function systemSleep(ms: number, signal: AbortSignal): Promise<void> {
  // Only an abort rejects it.
  await delay(ms, undefined, { signal, ref: false }).catch(() => {})
}
