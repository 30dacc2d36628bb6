import type { WaitNotice } from '../storage/postgres/tell-of-wait.ts'

/** How long a command waits for another process before it says so, in milliseconds: a migration is mostly shorter. */
const SILENCE_MS = 2_000

/** @param tell shows a line; stderr if absent */
export function waitNotice(
  tell: (message: string) => void = (message) => process.stderr.write(`holdline: ${message}\n`),
): WaitNotice {
  return { afterMs: SILENCE_MS, tell }
}
