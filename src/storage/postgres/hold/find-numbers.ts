import type { Fill } from '../../../numbering/fill.ts'
import type { Transaction } from '../transaction.ts'
import { type Cursors, FRONT } from './cursors.ts'
import { findStocked } from './find-stocked.ts'
import {
  type FreePiece,
  type FreeRow,
  type LockedBefore,
  type LockedRows,
  lockFreeNumbers,
} from './lock-free-numbers.ts'
import type { Seeker } from './seeker.ts'
import { Supplies } from './supplies.ts'

export interface FindOptions {
  readonly cursors: Cursors
  /** Which numbers come first. */
  readonly fill: Fill
  /**
   * `wait` also asks from the front of each queue instead of the cursor: only then does finding none prove a
   * shortage.
   */
  readonly locked: LockedRows
}

/** By which factor a statement may lock more pieces of a stock than the statement before, which found too few. */
const GROWTH = 4

/**
 * Finds and locks numbers for all the seekers together. Each statement asks one stock for each seeker, and most
 * seekers find all their numbers with the first one.
 *
 * @returns the numbers and pieces that it has locked
 */
export async function findNumbers(
  transaction: Transaction,
  seekers: readonly Seeker[],
  { cursors, fill, locked }: FindOptions,
): Promise<LockedBefore> {
  const from = (stock: number) => (locked === 'wait' ? FRONT : cursors.from(stock))
  const rows: FreeRow[] = []
  const pieces: FreePiece[] = []
  const supplies = new Supplies()
  const most = new Map<number, number>()
  let stocked: ReadonlySet<number> | undefined

  for (;;) {
    const before = { numbers: rows.map(({ number }) => number), pieces: pieces.map(({ last }) => last) }
    const quantities = wantedByStock(seekers)
    if (quantities.size === 0) return before
    // In the order of the stocks, so that two transactions that wait for locks do not make a deadlock.
    const wanted = [...quantities]
      .sort(([one], [other]) => one - other)
      .map(([stock, quantity]) => ({ stock, quantity, from: from(stock), pieces: most.get(stock) ?? 1 }))
    const found = await lockFreeNumbers(transaction, wanted, before, fill, locked)
    const byStock = new Map(found.map((ofStock) => [ofStock.stock, ofStock]))
    for (const asked of wanted) {
      const ofStock = byStock.get(asked.stock)
      if (ofStock === undefined) continue
      supplies.add(asked, ofStock)
      rows.push(...ofStock.rows)
      pieces.push(...ofStock.pieces)
      most.set(asked.stock, asked.pieces * GROWTH)
    }
    for (const seeker of seekers) supplies.serve(seeker)
    for (const { stock, rows, pieces } of found) {
      if (rows[0] !== undefined) cursors.took(stock, rows[0].freeAt)
      for (const piece of pieces) cursors.tookFrom(stock, piece, supplies.isUsedUp(piece))
    }

    const short = seekers.filter((seeker) => seeker.stock !== undefined)
    if (stocked === undefined && short.some(({ stocksAhead }) => stocksAhead.length > 1)) {
      const ahead = [...new Set(short.flatMap(({ stocksAhead }) => stocksAhead))]
      stocked = await findStocked(
        transaction,
        ahead.map((stock) => ({ stock, from: from(stock) })),
      )
      for (const stock of ahead) if (!stocked.has(stock)) supplies.end(stock)
    }
    for (const seeker of short) supplies.serve(seeker)
  }
}

function wantedByStock(seekers: readonly Seeker[]): Map<number, number> {
  const quantities = new Map<number, number>()
  for (const { stock, missing } of seekers) {
    if (stock !== undefined) quantities.set(stock, (quantities.get(stock) ?? 0) + missing)
  }
  return quantities
}
