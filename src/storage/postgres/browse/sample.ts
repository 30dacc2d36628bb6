import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { distinctOrdinals } from '../../../sampling/distinct-ordinals.ts'
import { findOrdinal } from '../../../sampling/find-ordinal.ts'
import type { Random } from '../../../sampling/random.ts'
import type { BlockPart } from '../tables/block-table.ts'
import type { Transaction } from '../transaction.ts'
import { findRested } from './find-rested.ts'
import { type Draw, probe } from './probe.ts'

/**
 * How many numbers are drawn at most, and how many with one statement. If half of the numbers are held, the
 * first statement finds 25.
 */
const DRAWS = 1_000
const DRAWS_TOGETHER = 100

/**
 * Draws numbers of the parts until `limit` of them are free. Where nearly all numbers are held, and there are
 * too many to draw all, the queues of free numbers give the rest.
 *
 * @param ranges the ranges of the parts, in which the numbers have to be
 */
export async function sample(
  transaction: Transaction,
  parts: readonly BlockPart[],
  ranges: readonly NumberRange[],
  limit: number,
  random: Random,
): Promise<number[]> {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const ordinals = distinctOrdinals(random, total)
  const found = new Set<number>()
  const take = (numbers: readonly number[]) => {
    for (const number of numbers) if (found.size < limit) found.add(number)
  }

  for (let drawn = 0; drawn < Math.min(total, DRAWS) && found.size < limit; drawn += DRAWS_TOGETHER) {
    const together = Array.from({ length: DRAWS_TOGETHER }, () => ordinals.next().value ?? [])
    take(
      await probe(
        transaction,
        together.flat().map((ordinal) => draw(parts, ordinal)),
      ),
    )
  }
  if (total > DRAWS && found.size < limit) {
    const stocks = [...new Set(parts.map(({ stock }) => stock))]
    const shuffled = [...distinctOrdinals(random, stocks.length)].flatMap((index) => stocks[index] ?? [])
    take(await findRested(transaction, shuffled, ranges, limit))
  }
  return [...found]
}

function draw(parts: readonly BlockPart[], ordinal: number): Draw {
  const { run, offset } = findOrdinal(parts, ordinal)
  return { stock: run.stock, ordinal: run.position + offset }
}
