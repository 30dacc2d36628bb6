import { openPostgresStore } from '../../src/storage/postgres/open-postgres-store.ts'
import { verified } from '../../test/storage/verified.ts'

/** What `holdline verify` finds wrong in the inventory, one line each. */
export async function verifyDatabase(connection: Address): Promise<string[]> {
  const store = await openPostgresStore({ connection, poolSize: 1 })
  try {
    return await verified(store)
  } finally {
    await store.close()
  }
}

interface Address {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}
