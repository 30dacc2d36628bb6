import pg from 'pg'
import type { PostgresAddress } from '../stock/place.ts'

/**
 * Opens a transaction that keeps the present snapshot of the database, like a long backup or report: until it ends, no
 * vacuum in this database removes rows that die from now on. Other databases are not affected.
 */
export async function openSnapshot(address: PostgresAddress): Promise<{ stop(): Promise<void> }> {
  const client = new pg.Client({ ...address })
  await client.connect()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query('SELECT count(*) FROM stock')
  return { stop: () => client.end() }
}
