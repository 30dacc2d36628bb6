import type { Sleep } from '../../src/timing/repeat.ts'

/** Work in the background that waits until the test asks for its next round. */
export interface HeldRounds {
  readonly sleep: Sleep
  /** The pauses that were asked for, in milliseconds. */
  readonly pauses: readonly number[]
  /** Lets every piece of work that waits do one round, to its end. */
  next(): Promise<void>
}

export function holdRounds(): HeldRounds {
  const pauses: number[] = []
  let waiting: (() => void)[] = []
  return {
    pauses,
    sleep(ms, signal) {
      pauses.push(ms)
      return new Promise((resolve) => {
        waiting.push(resolve)
        signal.addEventListener('abort', () => resolve())
      })
    },
    async next() {
      const { length } = waiting
      const released = waiting
      waiting = []
      for (const release of released) release()
      // Work that has ended its round waits again.
      while (waiting.length < length) await new Promise(setImmediate)
    },
  }
}
