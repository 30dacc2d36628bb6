import type { Declared } from '../inventory/register/declared.ts'

/** How the server works, as its configuration file, its environment and the defaults say together. */
export interface Config extends Declared {
  /** Whether the server is a stand-in for tests; see `isStandIn`. */
  readonly standIn: boolean
  readonly acceptAnyToken: boolean
  readonly operator: {
    /** The operator's keys, base64; without any the operator calls over the server's Unix socket alone. */
    readonly keys: readonly string[]
    /** Whether calls without credentials are good on loopback. */
    readonly acceptUnsigned: boolean
  }
  /** How far a signature's date may be from this machine's clock, either way, in milliseconds. */
  readonly clockSkewMs: number
  /** How long searches and operations stay after they have ended, in milliseconds. */
  readonly keptMs: number
}
