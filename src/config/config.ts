import type { Policy } from '../inventory/policy.ts'
import type { Offering } from '../numbering/offering.ts'
import type { Resource } from '../resources/resource.ts'

/** What the server does, as its configuration file, its environment and the defaults say together. */
export interface Config {
  /** The first is the default resource. */
  readonly resources: readonly [Resource, ...Resource[]]
  /** Only this machine can reach the server. */
  readonly loopback: boolean
  readonly acceptAnyToken: boolean
  readonly operator: {
    /** The operator's keys, base64; without any the operator calls over the server's Unix socket alone. */
    readonly keys: readonly string[]
    /** Whether calls without credentials are good on loopback. */
    readonly acceptUnsigned: boolean
  }
  /** How far a signature's date may be from this machine's clock, either way, in milliseconds. */
  readonly clockSkewMs: number
  readonly policy: Policy
  /** How long searches and operations stay after they have ended, in milliseconds. */
  readonly keptMs: number
  readonly offerings: readonly Offering[]
}
