import { defaultStock } from '../../src/catalog/default-stock.ts'
import { writeInventory } from '../../src/storage/sqlite/write-inventory.ts'
import { deriveNanpAreaCodes } from './derive-nanp-area-codes.ts'

/** Writes the database file of an inventory that has the default stock alone. */
export function writeDefaultInventory(outFile: string): Promise<void> {
  return writeInventory(outFile, defaultStock(deriveNanpAreaCodes()))
}
