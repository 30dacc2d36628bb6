import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { overlapsBlock } from '../../decide/overlaps-block.ts'
import type { Block } from '../../decide/place-blocks.ts'
import { spanOf } from '../../decide/span-of.ts'
import { type BlockWords, toBlockWords } from '../../rows/block-words.ts'
import { integer, type Row } from '../../rows/row.ts'
import { bigints } from '../bigints.ts'
import type { Transaction } from '../transaction.ts'

/** A run of consecutive numbers of one stock, by their ordinals in it, from `position` on. */
export interface BlockPart {
  readonly stock: number
  readonly position: number
  readonly count: number
}

const BLOCKS_IN_SPAN = `
  SELECT stock, position, first, last FROM block WHERE ${overlapsBlock('$1', '$2')} ORDER BY first LIMIT $3`

/** All blocks in the span of the ranges, ascending; `undefined` if they are too many. */
export async function blocksInSpan(
  query: (sql: string, parameters: readonly number[]) => Promise<Row[]>,
  ranges: readonly NumberRange[],
): Promise<Block[] | undefined> {
  const { first, last, mostBlocks } = spanOf(ranges)
  const rows = await query(BLOCKS_IN_SPAN, [first, last, mostBlocks + 1])
  return rows.length > mostBlocks ? undefined : rows.map(toBlock)
}

/** The blocks that have numbers of the ranges, and maybe others. */
export async function blocksAt(
  { query }: Pick<Transaction, 'query'>,
  ranges: readonly NumberRange[],
): Promise<Block[]> {
  if (ranges.length === 0) return []
  const near = await blocksInSpan(query, ranges)
  if (near !== undefined) return near
  const rows = await query(
    `SELECT DISTINCT found.* FROM unnest($1::bigint[], $2::bigint[]) AS range (low, high),
     LATERAL (SELECT stock, position, first, last FROM block WHERE ${overlapsBlock('low', 'high')} OFFSET 0) AS found`,
    [bigints(ranges.map(({ first }) => first)), bigints(ranges.map(({ last }) => last))],
  )
  return rows.map(toBlock)
}

/** The newest block of each of the stocks that has numbers. */
export async function newestBlocks(transaction: Transaction, stocks: readonly number[]): Promise<Block[]> {
  const rows = await transaction.query(
    `SELECT newest.* FROM unnest($1::bigint[]) AS asked (stock),
     LATERAL (
       SELECT stock, position, first, last FROM block
       WHERE block.stock = asked.stock ORDER BY position DESC LIMIT 1
     ) AS newest`,
    [bigints(stocks)],
  )
  return rows.map(toBlock)
}

/**
 * Adds new blocks. Only one transaction at a time may do so.
 *
 * @param words what the operator says of each of the blocks
 */
export async function putBlocks(
  transaction: Transaction,
  blocks: readonly Block[],
  words: readonly BlockWords[],
): Promise<void> {
  await transaction.query(
    `INSERT INTO block (stock, position, first, last, carrier, label)
     SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[])
       AS block (stock, position, first, last, carrier, label)
     ORDER BY first`,
    [
      bigints(blocks.map(({ stock }) => stock)),
      bigints(blocks.map(({ position }) => position)),
      bigints(blocks.map(({ first }) => first)),
      bigints(blocks.map(({ last }) => last)),
      // A shorter list is filled with nothing.
      words.some(({ carrier }) => carrier !== undefined) ? words.map(({ carrier = null }) => carrier) : [],
      words.some(({ label }) => label !== undefined) ? words.map(({ label = null }) => label) : [],
    ],
  )
}

/** Deletes the blocks that have numbers of the range, and answers them. Only one transaction at a time may do so. */
export async function deleteBlocks(
  transaction: Transaction,
  { first, last }: NumberRange,
): Promise<(Block & BlockWords)[]> {
  const rows = await transaction.query(
    `DELETE FROM block WHERE ${overlapsBlock('$1', '$2')} RETURNING stock, position, first, last, carrier, label`,
    [first, last],
  )
  return rows.map((row) => ({ ...toBlock(row), ...toBlockWords(row) }))
}

function toBlock(row: Row): Block {
  const [stock, position] = [integer(row, 'stock'), integer(row, 'position')]
  return { stock, position, first: integer(row, 'first'), last: integer(row, 'last') }
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
     LATERAL (SELECT * FROM block WHERE ${overlapsBlock('low', 'high')} ORDER BY first LIMIT $3) AS found
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
