import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type StartedCluster, startCluster } from './start-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The socket that answers the address of the run's PostgreSQL: see `findCluster`. */
    clusterSocket: string
  }
}

/**
 * One PostgreSQL for the whole run, started when the first test asks for it: a run without such a test does
 * not wait for PostgreSQL.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-tests-'))
  const socket = join(directory, 'cluster.sock')
  let cluster: Promise<StartedCluster> | undefined
  const server = createServer((client) => {
    cluster ??= startCluster()
    cluster.then(
      ({ host, port, user }) => client.end(JSON.stringify({ host, port, user })),
      (error: Error) => client.end(JSON.stringify({ failure: error.message })),
    )
  }).listen(socket)
  await once(server, 'listening')
  provide('clusterSocket', socket)
  return async () => {
    server.close()
    await cluster?.then(
      ({ stop }) => stop(),
      () => {},
    )
    rmSync(directory, { recursive: true, force: true })
  }
}
