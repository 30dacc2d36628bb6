import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import type { Cluster } from './start-cluster.ts'

export type ClusterAddress = Pick<Cluster, 'host' | 'port' | 'user'>

let found: Promise<ClusterAddress> | undefined

/**
 * The PostgreSQL of this test run, which the first call starts.
 *
 * @throws Error if it does not start
 */
export function findCluster(): Promise<ClusterAddress> {
  found ??= ask(inject('clusterSocket'))
  return found
}

async function ask(socket: string): Promise<ClusterAddress> {
  const { failure, ...address } = JSON.parse(await text(connect(socket)))
  if (failure !== undefined) throw new Error(failure)
  return address
}
