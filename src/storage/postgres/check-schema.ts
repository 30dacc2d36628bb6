import { StorageError } from '../port/storage-error.ts'
import { type Row, text } from '../rows/row.ts'
import { NEWEST_MIGRATION } from './migrations/index.ts'

/**
 * @param row a row with `compatible_since` of the database, which changes when a newer Holdline migrates it
 * @throws StorageError if a newer Holdline, beside which this one cannot run, has migrated the database
 */
export function checkSchema(row: Row): void {
  if (NEWEST_MIGRATION < text(row, 'compatible_since')) {
    throw new StorageError('The database was migrated by a newer Holdline: upgrade this one')
  }
}
