import { connect } from '../../src/storage/sqlite/connect.ts'
import type { SqliteDatabase } from '../../src/storage/sqlite/database.ts'
import { createEngine } from '../../src/storage/sqlite/engine.ts'
import { MACHINE_CLOCK } from '../../src/timing/machine-clock.ts'
import { AREA_CODE_SIZE, areaCodeBlock, firstNumber } from './area-codes.ts'
import { SCATTER, type StockPlan } from './stock-plan.ts'

/**
 * Makes an inventory of free numbers. Numbers in their order are untouched, as in a new inventory. Scattered numbers
 * have a row each, as if each had come back once: ten million in half a minute.
 */
export async function makeDatabase(file: string, { numbers, stocks, order }: StockPlan): Promise<void> {
  const database = await connect(file)
  // The file is new: if this fails, there is nothing to lose.
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN')
  const each = numbers / stocks
  createEngine(database, MACHINE_CLOCK).addStock(
    Array.from({ length: stocks }, (_, index) => areaCodeBlock(index, each)),
  )
  if (order === 'scattered') giveRows(database, numbers, each)
  database.exec('COMMIT')
  // libsql keeps a closed connection for as long as statements of it exist; this read releases the lock of the file.
  database.exec('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM stock')
  database.close()
}

/** Gives every number a row, in a scattered order of their resting. */
function giveRows(database: SqliteDatabase, numbers: number, each: number): void {
  const indexes = dropIndexes(database)
  // As text: bound numbers are REAL to libsql, and do not divide as integers do.
  database.exec(`
    DELETE FROM untouched;
    INSERT INTO number (number, stock, free_at, entry)
    WITH RECURSIVE place (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM place WHERE n < ${numbers - 1})
    SELECT ${firstNumber(0)} + n / ${each} * ${AREA_CODE_SIZE} + n % ${each},
      1 + n / ${each}, 1 + n * ${SCATTER} % ${numbers}, 1
    FROM place`)
  for (const sql of indexes) database.exec(sql)
}

/** Drops the indexes, and answers the statements that make them: at the end, they are made five times as fast. */
function dropIndexes(database: SqliteDatabase): string[] {
  const indexes = database
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'number' AND type = 'index' AND sql IS NOT NULL",
    )
    .all()
  for (const { name } of indexes) database.exec(`DROP INDEX ${name}`)
  return indexes.map(({ sql }) => String(sql))
}
