import { setTimeout as delay } from 'node:timers/promises'
import { isTransient } from './storage-fault.ts'

const ATTEMPTS = 6
/** The longest first pause, in milliseconds; each later pause may be twice as long as the pause before. */
const PAUSE_MS = 10

/**
 * Does the work, and retries it a few times where PostgreSQL rolled it back because of a conflict with another
 * transaction. A random pause before each retry keeps the two transactions from conflicting again.
 *
 * @param random a number from 0 to 1
 */
export async function withRetries<T>(work: () => Promise<T>, random: () => number): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !isTransient(error)) throw error
      await delay(random() * PAUSE_MS * 2 ** (attempt - 1))
    }
  }
}
