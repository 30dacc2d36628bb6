import type { Offering } from '../../numbering/offering.ts'
import type { Resource } from '../../resources/resource.ts'
import type { Policy } from '../policy.ts'

/** What the configuration declares: it is in force as declared, and cannot be changed in the register. */
export interface Declared {
  /** How messages name the configuration: the path of its file. */
  readonly source: string
  /** The first is the default resource. */
  readonly resources: readonly [Resource, ...Resource[]]
  /** Whether only this machine can reach the server. */
  readonly loopback: boolean
  /** What is sold; where absent, the default offerings are, and can be changed in the register. */
  readonly offerings?: readonly Offering[]
  readonly policy: Policy
}
