import { v7 as newGuid } from 'uuid'
import { createLogger } from '../../src/cli/create-logger.ts'
import { makeAuthenticators } from '../../src/cli/make-authenticator.ts'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { createApp } from '../../src/http/app.ts'
import { listen } from '../../src/server/listen.ts'
import { localTls } from '../../src/tls/local-tls.ts'
import { openNothingStore } from '../stock/open-nothing-store.ts'
import { openPlace, type Place } from '../stock/place.ts'
import { parentInput, serveParent } from './serve-parent.ts'

export interface AppInput {
  /** Where the inventory is; absent for a store that does nothing. */
  readonly place?: Place
  /** Where the certificates are kept. */
  readonly tlsDirectory: string
  /** How long a search holds what it found. */
  readonly holdMs: number
}

const { place, tlsDirectory, holdMs }: AppInput = JSON.parse(parentInput())
const systemNow = () => Date.now()
const host = '127.0.0.1'

// As `holdline serve` with nothing configured, but for the store.
const config = resolveConfig({ document: {}, documentName: 'The configuration', environment: {}, host })
const store = await (place === undefined ? openNothingStore(systemNow) : openPlace(place))
const notAsked = () => Promise.reject(new Error('The benchmarks only search'))
const places = { loadCatalog: notAsked, loadCarriers: notAsked }
const app = createApp({
  inventory: {
    ...places,
    store,
    policy: { ...config.policy, holdMs },
    offerings: config.offerings,
    newGuid,
  },
  authenticators: makeAuthenticators(config, systemNow),
  strictApiVersion: false,
  log: createLogger('warn'),
})
const listening = await listen({
  host,
  httpPort: 0,
  httpsPort: 0,
  tls: await localTls({ directory: tlsDirectory, names: [], now: systemNow() }),
  listener: app('network'),
})

serveParent({
  port: listening.httpPort,
  answer: () => Promise.reject(new Error('It is asked over HTTP')),
  async stop() {
    await listening.stop()
    await store.close()
  },
})
