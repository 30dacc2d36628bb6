import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { WORKER_URL } from '../../test/support/stores.ts'
import type { ArenaServer } from './arena.ts'
import { openClockedArena } from './clocked-arena.ts'
import { readDefaultStock } from './read-default-stock.ts'

/** A server with a moved clock over SQLite in a file. */
export async function openFileArena(): Promise<ArenaServer> {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-races-'))
  const stock = readDefaultStock()
  return openClockedArena({
    name: 'moved clock',
    openStore: () => openFileStore({ file: join(directory, 'holdline.db'), stock, thread: WORKER_URL }),
    end: () => rmSync(directory, { recursive: true, force: true }),
  })
}
