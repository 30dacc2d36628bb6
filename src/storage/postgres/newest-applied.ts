import type { SchemaState } from '../port/schema-store.ts'
import { optionalText, type Row, text } from '../rows/row.ts'
import { NEWEST_MIGRATION } from './migrations/index.ts'
import { EPOCH } from './tables/cluster-table.ts'

/** The newest migration that the database has, and the cluster in which it is. */
export const NEWEST_APPLIED = `
  SELECT name, ${EPOCH} AS epoch FROM kysely_migration ORDER BY name DESC LIMIT 1`

export function toSchemaState(row: Row): SchemaState {
  return { present: text(row, 'name'), needed: NEWEST_MIGRATION, ...optionalText(row, 'epoch', 'epoch') }
}
