import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ConfigDocument } from '../../../src/config/config-document.ts'
import { type Server, startServer } from '../../support/server.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'

/** Starts a server for the running test alone, with this as its configuration file. */
export async function startForTest(config: ConfigDocument, args: readonly string[] = []): Promise<Server> {
  const file = join(temporaryDirectory(), 'holdline.json')
  writeFileSync(file, JSON.stringify(config))
  const server = await startServer({ args: ['--config', file, ...args] })
  onTestFinished(async () => {
    await server.stop()
  })
  return server
}
