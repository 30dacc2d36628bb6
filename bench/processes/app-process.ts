import type { ConfigDocument } from '../../src/config/config-document.ts'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { createLogger } from '../../src/logging/create-logger.ts'
import { startHoldline } from '../../src/start-holdline.ts'
import { localTls } from '../../src/tls/local-tls.ts'
import { openNothingStore } from '../stock/open-nothing-store.ts'
import { openPlace, type Place } from '../stock/place.ts'
import { processorTime } from './processor-time.ts'
import { parentInput, serveParent } from './serve-parent.ts'

export interface AppInput {
  /** Where the inventory is; absent for a store that does nothing. */
  readonly place?: Place
  /** Where the certificates are kept. */
  readonly tlsDirectory: string
  /** How long a search holds its numbers, in milliseconds. */
  readonly holdMs: number
  /** The configuration file; empty if absent. */
  readonly document?: ConfigDocument
}

const { place, tlsDirectory, holdMs, document = {} }: AppInput = JSON.parse(parentInput())
const host = '127.0.0.1'
const notAsked = () => Promise.reject(new Error('The benchmarks only search'))

// Like `holdline serve`, except for the store and the time of a hold.
const config = resolveConfig({ document, documentName: 'The configuration', environment: {}, host })
const holdline = await startHoldline({
  openStore: () => (place === undefined ? openNothingStore() : openPlace(place)),
  openSandboxStore: openNothingStore,
  config: { ...config, policy: { ...config.policy, holdMs } },
  logger: createLogger('warn'),
  host,
  httpPort: 0,
  loadTls: () => localTls({ directory: tlsDirectory, names: [], now: Date.now() }),
  loadCatalog: notAsked,
  loadCarriers: notAsked,
})

serveParent({
  port: Number(new URL(holdline.addresses.http ?? '').port),
  answer: processorTime,
  stop: holdline.stop,
})
