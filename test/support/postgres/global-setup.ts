import type { TestProject } from 'vitest/node'
import { type Cluster, startCluster } from './start-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Pick<Cluster, 'host' | 'port' | 'user'>
  }
}

/** One PostgreSQL for the whole run; each test makes a database of its own in it. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { host, port, user, stop } = await startCluster()
  provide('postgres', { host, port, user })
  return stop
}
