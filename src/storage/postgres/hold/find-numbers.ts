import type { Transaction } from '../transaction.ts'
import type { Cursors } from './cursors.ts'
import { findStocked } from './find-stocked.ts'
import { type FreeNumber, type LockedRows, lockFreeNumbers } from './lock-free-numbers.ts'
import type { Seeker } from './seeker.ts'

/**
 * Finds and locks numbers for all the seekers together. Each statement asks one stock for each seeker, and most
 * seekers find all their numbers with the first one.
 *
 * @param locked `wait` also asks from the very front of each queue, not from the cursor: only then does a number that
 *   was not found not exist
 */
export async function findNumbers(
  transaction: Transaction,
  seekers: readonly Seeker[],
  cursors: Cursors,
  locked: LockedRows,
): Promise<void> {
  const from = (stock: number) => (locked === 'wait' ? 0 : cursors.from(stock))
  const taken: number[] = []
  const exhausted = new Set<number>()
  let stocked: ReadonlySet<number> | undefined
  const isEmpty = (stock: number) => exhausted.has(stock) || stocked?.has(stock) === false

  for (;;) {
    const quantities = wantedByStock(seekers)
    if (quantities.size === 0) return
    // In the order of the stocks, so that two transactions that wait for locks do not make a deadlock.
    const wanted = [...quantities]
      .sort(([one], [other]) => one - other)
      .map(([stock, quantity]) => ({ stock, from: from(stock), quantity }))
    const byStock = groupByStock(await lockFreeNumbers(transaction, wanted, taken, locked))
    for (const { stock, quantity } of wanted) {
      const numbers = byStock.get(stock) ?? []
      if (numbers.length < quantity) exhausted.add(stock)
      if (numbers[0] !== undefined) cursors.took(stock, numbers[0].freeAt)
      taken.push(...numbers.map(({ number }) => number))
    }
    for (const seeker of seekers) {
      if (seeker.stock !== undefined) seeker.take(byStock.get(seeker.stock)?.splice(0, seeker.missing) ?? [])
    }

    const short = seekers.filter((seeker) => seeker.stock !== undefined)
    if (stocked === undefined && short.some(({ stocksAhead }) => stocksAhead.length > 1)) {
      const ahead = [...new Set(short.flatMap(({ stocksAhead }) => stocksAhead))]
      stocked = await findStocked(
        transaction,
        ahead.map((stock) => ({ stock, from: from(stock) })),
      )
    }
    for (const seeker of short) {
      while (seeker.stock !== undefined && isEmpty(seeker.stock)) seeker.passOn()
    }
  }
}

function wantedByStock(seekers: readonly Seeker[]): Map<number, number> {
  const quantities = new Map<number, number>()
  for (const { stock, missing } of seekers) {
    if (stock !== undefined) quantities.set(stock, (quantities.get(stock) ?? 0) + missing)
  }
  return quantities
}

function groupByStock(numbers: readonly FreeNumber[]): Map<number, FreeNumber[]> {
  const groups = new Map<number, FreeNumber[]>()
  for (const number of numbers) {
    const group = groups.get(number.stock)
    if (group === undefined) groups.set(number.stock, [number])
    else group.push(number)
  }
  return groups
}
