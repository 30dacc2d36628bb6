import { AREA_CODE_SIZE, areaCodeBlock, firstNumber } from '../stock/area-codes.ts'
import { openPlace, type PostgresAddress } from '../stock/place.ts'
import { SCATTER, type StockPlan } from '../stock/stock-plan.ts'
import { query } from './query.ts'

/**
 * Fills an empty database with free numbers, by one statement over the tables that the product makes: ten
 * million in a minute. The indexes are made at the end, which is several times as fast.
 */
export async function fillDatabase(
  address: PostgresAddress,
  { numbers, stocks, order }: StockPlan,
): Promise<void> {
  const store = await openPlace({ connection: address })
  // One number of each stock, so that the stocks, their blocks and an audit entry are there.
  await store.addStock(Array.from({ length: stocks }, (_, index) => areaCodeBlock(index, 1)))
  await store.close()

  const indexes = await query(address, INDEXES)
  const each = numbers / stocks
  const step = order === 'scattered' ? SCATTER : 1
  await query(
    address,
    'TRUNCATE number',
    ...indexes.map(({ drop }) => String(drop)),
    `INSERT INTO number (number, stock, free_at, entry)
     SELECT ${firstNumber(0)} + n / ${each} * ${AREA_CODE_SIZE} + n % ${each},
       1 + n / ${each}, 1 + n * ${step} % ${numbers}, 1
     FROM generate_series(0, ${numbers - 1}::bigint) AS place (n)`,
    `UPDATE block SET last = first + ${each - 1}`,
    ...indexes.map(({ make }) => String(make)),
    'VACUUM ANALYZE',
    'CHECKPOINT',
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
