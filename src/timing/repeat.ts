import { setTimeout as delay } from 'node:timers/promises'

/** Resolves after `ms` milliseconds, or at once when the signal is aborted; never rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

/** The log of repeated work. */
export interface RepeatingLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

export interface Repeating {
  /** No further round begins; resolves when the round under way has ended. */
  stop(): Promise<void>
}

export interface RepeatOptions {
  /** The milliseconds before the next round; called before each round. */
  readonly pauseMs: () => number
  readonly sleep: Sleep
  /** One round. The round ends early when the signal is aborted, and never rejects. */
  readonly round: (signal: AbortSignal) => Promise<void>
}

/** Does rounds of work in the background, with a pause before each round, until it is stopped. */
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
  // The delay rejects only when the signal is aborted.
  await delay(ms, undefined, { signal, ref: false }).catch(() => {})
}
