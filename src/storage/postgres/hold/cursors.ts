import type { Instant } from '../../../numbering/instant.ts'

/** Where in the queue of each stock this process asks from. */
export interface Cursors {
  from(stock: number): Instant
  /** Remembers the lowest `free_at` that was taken from the stock. */
  took(stock: number, freeAt: Instant): void
  forget(): void
}

/** What another process leaves behind the cursor, when it rolls back, is found again after so long, in milliseconds. */
const KEPT_MS = 2_000

/**
 * A number becomes free at its own `free_at`, and time moves forward, so nothing newly free falls behind
 * what was taken last; what lies there is dead index entries, which a vacuum cannot remove while an old
 * snapshot is open. With them at the head of the queue, holds on one stock fell from 3.8 to 0.9 thousand a
 * second; asking from the cursor, they did not fall at all. It is a hint: whoever comes up short asks from 0.
 *
 * @param steadyNow milliseconds that only go forward
 */
export function createCursors(steadyNow: () => number): Cursors {
  const cursors = new Map<number, Instant>()
  let forgotten = steadyNow()

  function forget() {
    cursors.clear()
    forgotten = steadyNow()
  }

  return {
    from(stock) {
      if (steadyNow() - forgotten >= KEPT_MS) forget()
      return cursors.get(stock) ?? 0
    },
    took: (stock, freeAt) => void cursors.set(stock, freeAt),
    forget,
  }
}
