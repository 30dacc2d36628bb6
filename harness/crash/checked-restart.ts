import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { verified } from '../../test/storage/verified.ts'
import { type KeepAliveClient, keepAliveClient } from '../../test/support/keep-alive-client.ts'
import type { Random } from '../../test/support/random.ts'
import { type Server, startServer } from '../../test/support/server.ts'
import { WORKER_URL } from '../../test/support/stores.ts'
import { checkOutside, searchesToCheck } from './check-outside.ts'
import { checkTrail } from './check-trail.ts'
import { findMisplaced } from './find-misplaced.ts'
import type { Ledger } from './ledger.ts'
import { observe } from './observe.ts'

export const CLIENTS = 32

/** An inventory that outlives its servers, with the harness's notes about it. */
export interface Inventory {
  readonly directory: string
  readonly ledger: Ledger
  /** The audit trail, as far as it was read. */
  readonly entries: AuditEntry[]
}

/** Starts a server on the inventory. No hold ends by itself during a run, however long it takes. */
export async function startOn({ directory }: Inventory): Promise<Server & { client: KeepAliveClient }> {
  const config = join(directory, 'holdline.json')
  writeFileSync(config, JSON.stringify({ holdSeconds: 24 * 3_600 }))
  const server = await startServer({ args: ['--data', directory, '--config', config] })
  return { ...server, client: keepAliveClient(server.http, DEVELOPMENT_ACCESS_KEY, CLIENTS) }
}

/**
 * Starts a server on the directory of a killed one. Compares the ledger with the server's answers, and then with the
 * database file. Returns the faults, one line each.
 */
export async function checkedRestart(inventory: Inventory, random: Random): Promise<string[]> {
  const { ledger } = inventory
  const { client, ...server } = await startOn(inventory)
  const searches = searchesToCheck(ledger, (ended) => sample(ended, random))
  const observed = await observe(client.send, searches, ledger.operations)
  client.close()
  if ((await server.stop()) !== 0) throw new Error(`The server did not stop in order: ${server.stderr()}`)

  const outside = checkOutside(ledger, observed)
  for (const { id, numbers } of observed.probes) ledger.probed(id, numbers)

  const { directory, entries } = inventory
  const store = await openFileStore({ file: join(directory, 'holdline.db'), thread: WORKER_URL })
  try {
    entries.push(...(await store.audit({ after: entries.at(-1)?.sequence ?? 0, limit: 1_000_000 })))
    outside.push(...(await checkTrail(store, entries, ledger, observed)), ...(await verified(store)))
  } finally {
    await store.close()
  }
  return [...outside, ...findMisplaced(directory)]
}

/** A hundred picks out of the list; some may repeat. */
function sample<T>(all: readonly T[], random: Random): T[] {
  return all.length === 0
    ? []
    : Array.from({ length: 100 }, () => random.pick(all)).filter((each) => each !== undefined)
}
