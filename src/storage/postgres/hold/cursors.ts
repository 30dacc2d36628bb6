import type { Instant } from '../../../numbering/instant.ts'

/** The place of a piece among the untouched pieces of its stock. */
export interface PiecePlace {
  readonly place: number
  readonly last: number
}

/** Where a statement begins to look for free numbers of a stock. */
export interface QueuePlace {
  /** In the queue of the numbers that have rows. */
  readonly freeAt: Instant
  /** In the queue of untouched pieces. */
  readonly piece: PiecePlace
}

/** The very front of both queues. */
export const FRONT: QueuePlace = { freeAt: 0, piece: { place: 0, last: 0 } }

/** The places in each stock's queues from which this process asks. */
export interface Cursors {
  from(stock: number): QueuePlace
  /** Remembers the lowest `free_at` that was taken from the stock. */
  took(stock: number, freeAt: Instant): void
  /** Remembers that this process has left numbers in a piece of the stock, or has taken the last ones. */
  tookFrom(stock: number, piece: PiecePlace, isUsedUp: boolean): void
  forget(): void
}

/**
 * How long a cursor is kept, in milliseconds. Numbers behind it, which another process left by a rollback or brought
 * in, are found after that.
 */
const KEPT_MS = 2_000

/**
 * A number becomes free at its own `free_at`, and time moves forward, so no number becomes free behind the last taken
 * one. The cursor of the pieces passes the pieces that this process has used up, but no piece in which it has left
 * numbers, so that the process goes on with a piece that it has begun.
 *
 * Behind the cursors are dead index entries, which a vacuum cannot remove while an old snapshot is open. With dead
 * entries at the head of the queue, holds on one stock fell from 3.8 to 0.9 thousand a second; from the cursor on, they
 * did not fall at all. A cursor is a hint: a hold that comes up short asks from the front.
 *
 * @param steadyNow milliseconds that only go forward
 */
export function createCursors(steadyNow: () => number): Cursors {
  const freeAts = new Map<number, Instant>()
  const usedUp = new Map<number, PiecePlace>()
  /** The first piece of each stock in which this process has left numbers. */
  const begun = new Map<number, PiecePlace>()
  let forgotten = steadyNow()

  function forget() {
    freeAts.clear()
    usedUp.clear()
    begun.clear()
    forgotten = steadyNow()
  }

  return {
    from(stock) {
      if (steadyNow() - forgotten >= KEPT_MS) forget()
      return { freeAt: freeAts.get(stock) ?? FRONT.freeAt, piece: usedUp.get(stock) ?? FRONT.piece }
    },
    took: (stock, freeAt) => void freeAts.set(stock, freeAt),
    tookFrom(stock, piece, isUsedUp) {
      const first = begun.get(stock)
      if (!isUsedUp) {
        if (first === undefined || isBefore(piece, first)) begun.set(stock, piece)
        return
      }
      if (first?.last === piece.last) begun.delete(stock)
      else if (first !== undefined && isBefore(first, piece)) return
      usedUp.set(stock, piece)
    },
    forget,
  }
}

function isBefore(one: PiecePlace, other: PiecePlace): boolean {
  return one.place < other.place || (one.place === other.place && one.last < other.last)
}
