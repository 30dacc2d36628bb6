import { setTimeout as delay } from 'node:timers/promises'

/** Resolves after so many milliseconds, or at once when the signal is aborted. It keeps no process alive. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal, ref: false })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
