import type { DeclarationStore } from '../storage/port/declaration-store.ts'
import { type Repeating, type RepeatingLog, repeat, type Sleep } from '../timing/repeat.ts'
import { type Declarations, differingNames } from './declarations.ts'

export interface FollowDeclarationsOptions {
  readonly store: DeclarationStore
  /** The name of this process among the processes that share the store. */
  readonly process: string
  /** The present declarations of this process. */
  readonly declarations: () => Declarations
  readonly sleep: Sleep
  /** A number from 0 to 1, so that processes which start together do not declare together. */
  readonly random: () => number
  readonly log: RepeatingLog
}

/** The average pause between two comparisons, in milliseconds. Each comparison is a small commit. */
const INTERVAL_MS = 5_000

/**
 * Compares, every few seconds, the configurations of the processes that share an inventory, and logs the names of the
 * settings that differ. Processes with different configurations quote different prices or refuse each other's keys, so
 * an operator wants to know. During a rolling change of the file the difference is intended, so nothing is refused.
 */
export function followDeclarations(options: FollowDeclarationsOptions): Repeating {
  const { store, process, declarations, sleep, random, log } = options
  /** The differences that were last logged, by the name of the other process. */
  const logged = new Map<string, string>()

  async function round(): Promise<void> {
    const own = declarations()
    const others = await store.declare({ process, declarations: own })
    for (const other of others) {
      const differing = differingNames(own, other.declarations)
      const facts = { process: other.process, differing }
      const before = logged.get(other.process) ?? ''
      const now = differing.join()
      if (now === before) continue
      logged.set(other.process, now)
      if (now === '') log.info(facts, 'Another process is configured as this one again')
      else log.warn(facts, 'Another process is configured differently')
    }
    for (const name of logged.keys()) if (!others.some((other) => other.process === name)) logged.delete(name)
  }

  const repeating = repeat({
    pauseMs: () => INTERVAL_MS * (0.8 + 0.4 * random()),
    sleep,
    // The polling of the register logs that the store cannot be reached.
    round: () => round().catch(() => {}),
  })
  return {
    async stop() {
      await repeating.stop()
      await store.declare({ process, declarations: {} }).catch(() => {})
    },
  }
}
