import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import type { Connection } from '../../../src/storage/postgres/read-connection.ts'
import { findCluster } from './find-cluster.ts'

export interface TestDatabase {
  readonly connection: Exclude<Connection, string>
  /** Executes a statement on a connection of its own. */
  query(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Executes a statement from outside the database. */
  admin(sql: string): Promise<Record<string, unknown>[]>
  /** The name of the database. */
  readonly name: string
  /** A connection of its own until the test ends, for a transaction that stays open. */
  connect(): Promise<pg.Client>
  /** Disconnects all clients, and removes the database. */
  drop(): Promise<void>
}

/**
 * A database in the PostgreSQL of this test run: an empty one, or a copy of a database to which nobody is connected.
 */
export async function createDatabase(template = 'template0'): Promise<TestDatabase> {
  const cluster = await findCluster()
  const database = `test_${randomBytes(8).toString('hex')}`
  const at = (database: string) => ({ ...cluster, database })
  await query(at('postgres'), `CREATE DATABASE ${database} TEMPLATE ${template}`)
  return {
    name: database,
    connection: at(database),
    admin: (sql) => query(at('postgres'), sql),
    query: (sql, parameters) => query(at(database), sql, parameters),
    async connect() {
      const client = new pg.Client(at(database))
      // A test may cut off this connection together with all other connections.
      client.on('error', () => {})
      await client.connect()
      onTestFinished(() => client.end())
      return client
    },
    async drop() {
      await query(at('postgres'), `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    },
  }
}

async function query(config: pg.ClientConfig, sql: string, parameters: readonly unknown[] = []) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, [...parameters])
    return rows
  } finally {
    await client.end()
  }
}
