import { AREA_CODE_SIZE, areaCodeBlock, firstNumber } from '../stock/area-codes.ts'
import { openPlace, type PostgresAddress } from '../stock/place.ts'
import { SCATTER, type StockPlan } from '../stock/stock-plan.ts'
import { query } from './query.ts'

/**
 * Fills an empty database with free numbers. Numbers in their order are untouched, as in a new inventory. Scattered
 * numbers have a row each, as if each had come back once.
 */
export async function fillDatabase(
  address: PostgresAddress,
  { numbers, stocks, order }: StockPlan,
): Promise<void> {
  const each = numbers / stocks
  const store = await openPlace({ connection: address })
  await store.addStock(Array.from({ length: stocks }, (_, index) => areaCodeBlock(index, each)))
  await store.close()
  if (order === 'scattered') await giveRows(address, numbers, each)
  await query(address, 'VACUUM ANALYZE', 'CHECKPOINT')
}

/** Gives every number a row: ten million in a minute. To make the indexes at the end is several times as fast. */
async function giveRows(address: PostgresAddress, numbers: number, each: number): Promise<void> {
  const indexes = await query(address, INDEXES)
  await query(
    address,
    'TRUNCATE untouched',
    ...indexes.map(({ drop }) => String(drop)),
    `INSERT INTO number (number, stock, free_at, entry)
     SELECT ${firstNumber(0)} + n / ${each} * ${AREA_CODE_SIZE} + n % ${each},
       1 + n / ${each}, 1 + n * ${SCATTER} % ${numbers}, 1
     FROM generate_series(0, ${numbers - 1}::bigint) AS place (n)`,
    ...indexes.map(({ make }) => String(make)),
  )
}

/** How the indexes of the numbers are dropped and made again. */
const INDEXES = `
  SELECT format('ALTER TABLE number DROP CONSTRAINT %I', conname) AS drop,
    format('ALTER TABLE number ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) AS make
  FROM pg_constraint WHERE conrelid = 'number'::regclass AND contype IN ('p', 'u')
  UNION ALL
  SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index WHERE indrelid = 'number'::regclass
    AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)`
