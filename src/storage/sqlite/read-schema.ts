import type { SqliteDatabase } from './database.ts'

/** Marks a file as Holdline's own: the bytes "HLDL" (https://www.sqlite.org/pragma.html#pragma_application_id). */
export const APPLICATION_ID = 0x484c444c

/** Whether the database, which has tables, is an inventory of Holdline. */
export function isInventory(database: SqliteDatabase): boolean {
  return database.prepare('PRAGMA application_id').get()?.['application_id'] === APPLICATION_ID
}

/** The migrations that an inventory has, in their order. */
export function migrationsIn(database: SqliteDatabase): string[] {
  const rows = database.prepare('SELECT name FROM kysely_migration ORDER BY name').all()
  return rows.map((row) => String(row['name']))
}
