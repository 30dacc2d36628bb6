import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runHoldline } from '../../test/support/run-holdline.ts'
import { startServer } from '../../test/support/server.ts'
import { type ArenaServer, connectClients, keyOf, RESOURCES } from './arena.ts'

/** The built program in a process of its own, on its file store. */
export async function openBuiltArena(): Promise<ArenaServer> {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-races-'))
  const config = join(directory, 'config.json')
  const resources = RESOURCES.map((name) => ({ name, accessKeys: [keyOf(name)] }))
  writeFileSync(config, JSON.stringify({ resources, maxRequestsPerSecond: 0 }))
  const data = join(directory, 'data')
  const args = ['--data', data, '--config', config, '--log-level', 'error']
  const server = await startServer({ args })
  const clients = connectClients(server.http)
  return {
    name: 'built server',
    clients,
    async verify() {
      const { code, stdout, stderr } = await runHoldline({ args: ['verify', '--data', data], cwd: directory })
      return code === 0 ? [] : `${stdout}${stderr}`.trim().split('\n')
    },
    async close() {
      clients.close()
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
