import type { Offering } from '../../numbering/offering.ts'
import type { EncryptionKey } from '../../resources/encryption-key.ts'
import type { Resource } from '../../resources/resource.ts'
import type { Policy } from '../policy.ts'

/** The declarations of the configuration. The register cannot change them. */
export interface Declared {
  /** How messages name the configuration: the path of its file. */
  readonly source: string
  /** The first resource is the default resource. */
  readonly resources: readonly [Resource, ...Resource[]]
  /** Whether only this machine can reach the server. */
  readonly loopback: boolean
  /** The offerings; where absent, the default offerings are in force, and the register can change them. */
  readonly offerings?: readonly Offering[]
  readonly policy: Policy
  /** The keys that decrypt the access keys of the register; the first one encrypts new ones. None if absent. */
  readonly encryptionKeys?: readonly EncryptionKey[]
  /**
   * Whether the register is opened although an encryption key is missing that has encrypted stored access keys, which
   * are then left out; `false` if absent. So an operator whose encryption key is lost can still revoke them.
   */
  readonly leavesOutSealedKeys?: boolean
  /**
   * The most requests of one resource in a second while the register has a resource besides those declared, which ends a
   * stand-in; as the policy says if absent.
   */
  readonly requestsOnceShared?: number
}
