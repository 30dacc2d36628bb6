/** An inventory that runs in this process: its addresses and its controls. */
export interface Holdline {
  /** `http://127.0.0.1:54321`, without a slash at the end. */
  readonly http: string
  /** `https://localhost:54322`, without a slash at the end. */
  readonly https: string
  /** The connection string over HTTPS, for the official SDKs. */
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
  /**
   * Answers the requests under way and closes all connections. Afterwards nothing of the server is open in this
   * process. Closing again changes nothing.
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
}
