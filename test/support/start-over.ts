import { onTestFinished } from 'vitest'
import { createDatabase } from './postgres/create-database.ts'
import { type Server, startServer } from './server.ts'
import type { StoreName } from './store-names.ts'
import { temporaryDirectory } from './temporary-directory.ts'

const KEY = Buffer.from('a key of these tests').toString('base64')

/** A server over a store of its own, until the test ends. */
export async function startOver(store: StoreName): Promise<Server> {
  const server = await startServer(await optionsFor(store))
  onTestFinished(async () => {
    await server.stop()
  })
  return server
}

async function optionsFor(store: StoreName) {
  switch (store) {
    case 'SQLite in memory':
      return {}
    case 'SQLite in a file':
      return { args: ['--data', temporaryDirectory()] }
    case 'PostgreSQL': {
      const { connection, drop } = await createDatabase()
      onTestFinished(drop)
      const { host = '', port = 5432, user = '', database = '' } = connection
      const url = `postgres://${user}:secret@${encodeURIComponent(host)}:${port}/${database}`
      return { env: { HOLDLINE_DATABASE: url, HOLDLINE_ACCESS_KEY: KEY } }
    }
  }
}
