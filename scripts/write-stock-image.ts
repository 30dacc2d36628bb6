import { readFile, rename, rm } from 'node:fs/promises'
import { defaultStock } from '../src/catalog/default-stock.ts'
import { connect } from '../src/storage/sqlite/connect.ts'
import { createEngine } from '../src/storage/sqlite/engine.ts'

/**
 * Writes the database file that a first start copies: the schema and the default stock.
 *
 * @param catalogFile the catalog as `writeCatalog` wrote it
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
  // The image is the same whenever it is built, so the stock was there from the beginning of time.
  const engine = createEngine(database, () => 0)
  database.exec('BEGIN')
  engine.addStock(defaultStock(nanpAreaCodes))
  database.exec('COMMIT')
  // One file without a log beside it, which can be read where nothing can be written.
  database.exec('PRAGMA journal_mode = DELETE')
  // libsql keeps an exclusive lock beyond the close, until this process ends: nobody could open the image yet.
  database.exec('PRAGMA locking_mode = NORMAL')
  database.exec('VACUUM')
  database.close()
  await rename(partial, outFile)
}
