import { onTestFinished } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { startTcpProxy, type TcpProxy } from '../tcp-proxy.ts'
import { PAIR_USER } from './pair-member.ts'
import { type Pair, type PairOptions, startPair } from './start-pair.ts'

/** A primary and a synchronous standby until the test ends. */
export async function givenPair(options?: PairOptions): Promise<Pair> {
  const pair = await startPair(options)
  onTestFinished(pair.stop)
  return pair
}

/** A proxy in front of a server until the test ends. */
export async function givenProxy(target: { readonly port: number }): Promise<TcpProxy> {
  const proxy = await startTcpProxy(target.port)
  onTestFinished(proxy.close)
  return proxy
}

/** The URL of the database behind these ports on loopback, in libpq's meaning. */
export function urlOf(servers: readonly { readonly port: number }[], parameters = ''): string {
  const hosts = servers.map(({ port }) => `127.0.0.1:${port}`).join(',')
  return `postgres://${PAIR_USER}@${hosts}/postgres?sslmode=disable${parameters}`
}

/** A store on the database until the test ends. */
export async function givenStoreAt(url: string, poolSize = 4): Promise<InventoryStore> {
  const store = await openPostgresStore({ connection: url, poolSize })
  onTestFinished(() => store.close())
  return store
}
