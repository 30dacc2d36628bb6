import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { v7 as newGuid } from 'uuid'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { createApp } from '../../src/http/app.ts'
import { createAccessKeyStrategy } from '../../src/http/auth/access-key-strategy.ts'
import { createAuthenticator } from '../../src/http/auth/authenticator.ts'
import { DEFAULT_POLICY } from '../../src/inventory/policy.ts'
import { nodeOptions } from '../../src/server/node-options.ts'
import { DEFAULT_LIMITS } from '../../src/server/server-limits.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { WORKER_URL } from '../../test/support/stores.ts'
import { type ArenaServer, connectClients, keyOf, RESOURCES } from './arena.ts'

const IMAGE = fileURLToPath(new URL('../../dist/default-stock.sqlite', import.meta.url))

/** The application in this process, over a file store whose clock stands still until it is moved. */
export async function openClockedArena(): Promise<ArenaServer> {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-races-'))
  const file = join(directory, 'holdline.db')
  const store = await openFileStore({ file, image: IMAGE, thread: WORKER_URL })
  let at = await store.now()
  await store.setClock({ mode: 'frozen', at })

  const resources = RESOURCES.map((name) => ({ name, accessKeys: [keyOf(name)], hosts: [] }))
  const systemNow = () => Date.now()
  const notAsked = () => Promise.reject(new Error('Nobody races for it'))
  const app = createApp({
    inventory: {
      store,
      loadCatalog: notAsked,
      loadCarriers: notAsked,
      policy: DEFAULT_POLICY,
      offerings: DEFAULT_OFFERINGS,
      newGuid,
    },
    authenticators: {
      resource: createAuthenticator([createAccessKeyStrategy({ resources, loopback: true, systemNow })]),
      operator: () => undefined,
    },
    strictApiVersion: false,
    log: pino({ level: 'silent' }),
  })
  // With Node's own five seconds a connection would be closed just when the next round comes to use it.
  const server = createServer(nodeOptions(DEFAULT_LIMITS), app('network'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  const clients = connectClients(`http://127.0.0.1:${address.port}`)

  return {
    name: 'moved clock',
    clients,
    async expire() {
      at += DEFAULT_POLICY.holdMs
      await store.setClock({ mode: 'frozen', at })
    },
    count: () => store.count(),
    async close() {
      clients.close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await store.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
