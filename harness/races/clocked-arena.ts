import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import { startHoldline } from '../../src/start-holdline.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { WORKER_URL } from '../../test/support/stores.ts'
import { type ArenaServer, connectClients, keyOf, RESOURCES } from './arena.ts'

/** The default stock, as the build made it. */
const STOCK = new URL('../../dist/default-stock.json', import.meta.url)

/** The server in this process, over a file store whose clock stands still until it is moved. */
export async function openClockedArena(): Promise<ArenaServer> {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-races-'))
  const host = '127.0.0.1'
  const resources = RESOURCES.map((name) => ({ name, accessKeys: [keyOf(name)] }))
  const document = { resources }
  const config = resolveConfig({ document, documentName: 'The races', environment: {}, host })
  const stock: NumberBlock[] = JSON.parse(readFileSync(STOCK, 'utf8'))
  const notAsked = () => Promise.reject(new Error('Nobody races for it'))
  const holdline = await startHoldline({
    openStore: () => openFileStore({ file: join(directory, 'holdline.db'), stock, thread: WORKER_URL }),
    config,
    logger: pino({ level: 'silent' }),
    host,
    httpPort: 0,
    loadCatalog: notAsked,
    loadCarriers: notAsked,
  })
  const { store } = holdline.inventory
  let at = await store.now()
  await store.setClock({ mode: 'frozen', at })
  const clients = connectClients(holdline.addresses.http)

  return {
    name: 'moved clock',
    clients,
    async expire() {
      at += config.policy.holdMs
      await store.setClock({ mode: 'frozen', at })
    },
    count: () => store.count(),
    async close() {
      clients.close()
      await holdline.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
