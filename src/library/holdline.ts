import type { Clock } from './clock.ts'
import type { Duration } from './duration.ts'

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
  /** Of a sandbox: sends requests to the sandbox, since the constructors refuse an endpoint with a path. */
  readonly additionalPolicies?: {
    policy: {
      readonly name: string
      sendRequest<Request extends { url: string }, Response>(
        request: Request,
        next: (request: Request) => Promise<Response>,
      ): Promise<Response>
    }
    readonly position: 'perCall'
  }[]
}

export interface SandboxOptions {
  /** Lower-case letters, digits and hyphens; made if absent. */
  readonly name?: string
  /** How long the sandbox lives without a request; an hour if absent. */
  readonly ttl?: Duration
}
