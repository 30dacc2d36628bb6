import { readFile, rename, rm } from 'node:fs/promises'
import { defaultStock } from '../src/catalog/default-stock.ts'
import { connect } from '../src/storage/sqlite/connect.ts'
import { createEngine } from '../src/storage/sqlite/engine.ts'

/**
 * Writes the database file that a first start copies: the schema and the default stock.
 *
 * @param catalogFile the file that `writeCatalog` has written
 */
export async function writeStockImage({
  catalogFile,
  outFile,
}: {
  catalogFile: string
  outFile: string
}): Promise<void> {
  const partial = `${outFile}.${process.pid}`
  await rm(partial, { force: true })
  const { nanpAreaCodes } = JSON.parse(await readFile(catalogFile, 'utf8'))
  const database = await connect(partial)
  // The clock is 0, so that every build makes the same image.
  const engine = createEngine(database, () => 0)
  database.exec('BEGIN')
  engine.addStock(defaultStock(nanpAreaCodes))
  database.exec('COMMIT')
  // Without a write-ahead log the image is a single file, which can be read in a read-only directory.
  database.exec('PRAGMA journal_mode = DELETE')
  // libsql would keep its exclusive lock after the close until this process ends, so nobody could open the image.
  database.exec('PRAGMA locking_mode = NORMAL')
  database.exec('VACUUM')
  database.close()
  await rename(partial, outFile)
}
