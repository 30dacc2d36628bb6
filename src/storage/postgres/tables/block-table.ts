import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { integer } from '../../rows/row.ts'
import type { Transaction } from '../transaction.ts'

/** A run of consecutive numbers of one stock, by their ordinals in it, from `position` on. */
export interface BlockPart {
  readonly stock: number
  readonly position: number
  readonly count: number
}

/** Blocks do not overlap, so of all blocks that begin before a range only the last one can reach into it. */
const reaching = (first: string, last: string) => `
  first >= coalesce((SELECT max(first) FROM block WHERE first <= ${first}), ${first})
  AND first <= ${last} AND last >= ${first}`

/** The gaps between the known blocks are new. The first gap may continue the stock's newest block. */
const ADD_BLOCK = `
  WITH newest AS (
    SELECT position, last, position + last - first + 1 AS size FROM block
    WHERE stock = $1 ORDER BY position DESC LIMIT 1
  ), known AS (
    SELECT first, last FROM block WHERE ${reaching('$2::bigint', '$3::bigint')}
    UNION ALL SELECT $3::bigint + 1, NULL
  ), gap AS (
    SELECT * FROM (
      SELECT coalesce(lag(last) OVER (ORDER BY first) + 1, $2::bigint) AS first, first - 1 AS last FROM known
    ) AS between_known
    WHERE first <= last
  ), extended AS (
    UPDATE block SET last = gap.last FROM newest, gap
    WHERE block.stock = $1 AND block.position = newest.position
      AND gap.first = newest.last + 1 AND gap.first = (SELECT min(first) FROM gap)
    RETURNING gap.first
  )
  INSERT INTO block (stock, position, first, last)
  SELECT $1, position, first, last FROM (
    SELECT first, last,
      coalesce((SELECT size FROM newest), 0)
        + sum(last - first + 1) OVER (ORDER BY first) - (last - first + 1) AS position
    FROM gap
  ) AS placed
  WHERE first NOT IN (SELECT first FROM extended)`

/**
 * Adds the numbers from `first` to `last` that are in no block yet to the blocks of this stock. Only one
 * transaction at a time may do so.
 */
export async function addToBlocks(
  transaction: Transaction,
  stock: number,
  { first, last }: NumberRange,
): Promise<void> {
  await transaction.query(ADD_BLOCK, [stock, first, last])
}

/** One part for each stock that has numbers: all of them. */
export async function wholeStocks(transaction: Transaction, stocks: readonly number[]): Promise<BlockPart[]> {
  const rows = await transaction.query(
    `SELECT asked.stock, newest.size FROM unnest($1::bigint[]) WITH ORDINALITY AS asked (stock, nth),
     LATERAL (
       SELECT position + last - first + 1 AS size FROM block
       WHERE block.stock = asked.stock ORDER BY position DESC LIMIT 1
     ) AS newest
     ORDER BY nth`,
    [stocks],
  )
  return rows.map((row) => ({ stock: integer(row, 'stock'), position: 0, count: integer(row, 'size') }))
}

/**
 * The parts of blocks of these stocks that lie in the ranges, ascending within each range.
 *
 * @param limit the most blocks to look at for each range, whatever their stock
 */
export async function blocksWithin(
  transaction: Transaction,
  stocks: readonly number[],
  ranges: readonly NumberRange[],
  limit: number,
): Promise<BlockPart[]> {
  const rows = await transaction.query(
    `SELECT stock, position + greatest(first, low) - first AS position,
       least(last, high) - greatest(first, low) + 1 AS count
     FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS range (low, high, nth),
     LATERAL (SELECT * FROM block WHERE ${reaching('low', 'high')} ORDER BY first LIMIT $3) AS found
     WHERE stock = ANY ($4::bigint[])
     ORDER BY nth, first`,
    [ranges.map(({ first }) => first), ranges.map(({ last }) => last), limit, stocks],
  )
  return rows.map((row) => ({
    stock: integer(row, 'stock'),
    position: integer(row, 'position'),
    count: integer(row, 'count'),
  }))
}
