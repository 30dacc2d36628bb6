import pg from 'pg'
import type { PostgresAddress } from '../stock/place.ts'

type Row = Record<string, unknown>

/** Executes statements one by one on a connection of their own; answers the rows of the last. */
export async function query(address: PostgresAddress, ...statements: readonly string[]): Promise<Row[]> {
  const client = new pg.Client({ ...address })
  await client.connect()
  try {
    let rows: Row[] = []
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}
