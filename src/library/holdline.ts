import type { Clock } from './clock.ts'
import type { Explanation, Question } from './explanation.ts'
import type { Faults } from './faults.ts'
import type { Leftovers } from './leftovers.ts'
import type { Requests } from './requests.ts'
import type { SandboxOptions } from './sandbox-options.ts'
import type { Snapshots } from './snapshots.ts'
import type { Stock } from './stock.ts'

/** An inventory that runs in this process: its addresses and its controls. */
export interface Holdline {
  /** The name of the sandbox; `undefined` for the main inventory. */
  readonly name: string | undefined
  /** `http://127.0.0.1:54321`, without a slash at the end; of a sandbox with the path `/_holdline/sandboxes/NAME`. */
  readonly http: string
  /** The same over HTTPS, `https://localhost:54322`. */
  readonly https: string
  /** The connection string over HTTPS, for the official JavaScript SDK with `clientOptions`. */
  readonly connectionString: string
  readonly httpConnectionString: string
  /**
   * Options for the constructors of the official JavaScript SDK, over HTTPS and over HTTP alike:
   * `new PhoneNumbersClient(holdline.connectionString, holdline.clientOptions)`.
   */
  readonly clientOptions: ClientOptions
  /** The certificate of the authority that vouches for `https`, PEM. All servers of a process have the same. */
  readonly caPem: string
  /** The authority is in no file. */
  readonly caFile: null
  /** The clock of the inventory: `await holdline.clock.advance('16m')`. */
  readonly clock: Clock
  /** What makes requests fail: `await holdline.faults.add({ effect: { outcome: 'PurchaseFailed' }, times: 1 })`. */
  readonly faults: Faults
  /** The numbers: `(await holdline.stock.counts({ areaCode: '425' })).free`. */
  readonly stock: Stock
  /** The last requests: `await holdline.requests.list({ operation: 'PurchasePhoneNumbers' })`. */
  readonly requests: Requests
  /** States to come back to: `await holdline.snapshots.take('sold-out')`. */
  readonly snapshots: Snapshots
  /**
   * What was bought and not released, and held and not let go, since the start or the last reset.
   * @example expect((await holdline.leftovers()).counts).toEqual({ owned: 0, holds: 0, reservations: 0 })
   */
  leftovers(): Promise<Leftovers>
  /**
   * Says why a search got what it got, and why a number was not offered.
   *
   * @example console.log((await holdline.explain({ searchId, phoneNumber: '+14255550100' })).why)
   * @throws {UsageError} if the question is wrong, or there is no such search
   */
  explain(question: Question): Promise<Explanation>
  /**
   * Puts the inventory back to its start: numbers, records, clock and the fault rules of its seed, without other rules
   * and recorded requests. Clients and their connections stay, and so do snapshots and all other inventories.
   *
   * @example beforeEach(() => holdline.reset())
   * @throws {UsageError} if the configuration has the controls off
   */
  reset(): Promise<void>
  /**
   * Makes an inventory of its own in the same server: with its own stock, clock and key, and with the numbers that the
   * server started with. Tests that run at the same time see nothing of each other.
   *
   * @throws {UsageError} if an option is wrong, or the name is taken
   */
  sandbox(options?: SandboxOptions): Promise<Holdline>
  /**
   * Answers the requests under way and closes all connections. Afterwards nothing of the server is open in this
   * process. Of a sandbox, only its inventory ends. Closing again changes nothing.
   */
  close(): Promise<void>
  /** `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}

/** The options of the SDK's constructors that differ from its defaults. */
export interface ClientOptions {
  /** Lets the client connect over HTTP too, with `httpConnectionString`. */
  readonly allowInsecureConnection: true
  /** Lets the client trust the local authority. */
  readonly tlsOptions: { readonly ca: string }
  /** Names the sandbox in each request, so that the server finds its key at once. */
  readonly userAgentOptions?: { readonly userAgentPrefix: string }
}
