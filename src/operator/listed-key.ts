import type { StoredKey } from '../inventory/register/register-entry.ts'
import type { Instant } from '../numbering/instant.ts'

/** An access key as the operator sees it, which is never the key itself. */
export interface ListedKey {
  /** The key's fingerprint. */
  readonly id: string
  /** Absent for a key of the configuration. */
  readonly createdAt?: Instant
  /** When the key was made the first of its resource; absent where it was not. */
  readonly promotedAt?: Instant
  /** Why nobody can call with the key; absent where it is in force. */
  readonly notInForce?: string
}

/**
 * A stored key as the operator sees it.
 * @param notInForce why the register leaves the key out
 */
export function listKey({ id, createdAt, promotedAt }: StoredKey, notInForce?: string): ListedKey {
  return {
    id,
    createdAt,
    ...(promotedAt !== undefined && { promotedAt }),
    ...(notInForce !== undefined && { notInForce }),
  }
}
