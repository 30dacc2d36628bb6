import { once } from 'node:events'
import { CONTOSO_KEY, FABRIKAM_KEY, OPERATOR_KEY, openApp } from '../../support/app.ts'
import { type Client, createClient, type Reply, send } from '../../support/client.ts'
import { signedHeaders } from '../../support/sign.ts'
import type { FailingDisk } from '../failing-disk.ts'
import { START } from '../machine.ts'
import { policyUnder } from '../open-inventory.ts'
import type { OpenStore, Surroundings, Terms } from '../places.ts'
import type { Real } from '../real.ts'
import { BLOCKS, OFFERINGS } from '../world.ts'

/** A request of the ACS API, signed once, so that it can be sent again byte for byte. */
export interface Prepared {
  /** Sends the request. Rejects where the connection ends before the whole answer is there. */
  readonly send: () => Promise<Reply>
}

/** The inventory behind a real server, with its controls. */
export interface Served extends Real {
  readonly disk: FailingDisk
  readonly prepare: (resource: string, method: string, target: string, body?: object) => Prepared
  /** Calls as the operator. */
  readonly operator: Client
  /** The waits of requests that rules have slowed down, in milliseconds. They end at once. */
  readonly waits: number[]
  close(): Promise<void>
}

const KEYS: Readonly<Record<string, string>> = { contoso: CONTOSO_KEY, fabrikam: FABRIKAM_KEY }

/** Starts a server over the small world, whose clock stands at `START`. */
export async function serve(openStore: OpenStore, terms: Terms, surroundings: Surroundings): Promise<Served> {
  const { store, disk } = await openStore()
  await store.resetClock({ mode: 'frozen', at: START })
  await store.addStock(BLOCKS)
  const waits: number[] = []
  const app = await openApp({
    store,
    policy: policyUnder(terms.agingMs, terms.fill),
    offerings: OFFERINGS,
    steadyNow: surroundings.machine.steadyNow,
    faultSleep: async (ms) => void waits.push(ms),
    // Nothing is done in the background: the model says what is removed, and when.
    sleep: async (_, signal) => void (await once(signal, 'abort')),
  })
  const { host, control, stop } = app
  let requests = 0
  return {
    ...control.main,
    ...surroundings,
    disk,
    isOnMachine: true,
    operator: createClient(host, OPERATOR_KEY),
    waits,
    close: stop,
    prepare(resource, method, target, body) {
      requests += 1
      const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body))
      const accessKey = KEYS[resource] ?? ''
      const headers = {
        ...signedHeaders({ method, target, host, body: bytes, accessKey }),
        'x-ms-client-request-id': `request ${requests}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      }
      return { send: () => send(host, method, target, bytes, headers) }
    },
  }
}
