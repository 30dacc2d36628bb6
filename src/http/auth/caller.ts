import type { Role } from '../../tokens/role.ts'

/** A resource that has proved its identity by its credentials. */
export interface ResourceCaller {
  readonly kind: 'resource'
  /** The name of the resource on whose behalf the request acts. */
  readonly resource: string
  /** The sandbox that the resource belongs to; absent for the main inventory. */
  readonly sandbox?: string
  /** The base64 SHA-256 that the body must have; present where the credentials cover the body. */
  readonly contentHash?: string
  /** What the token of the caller allows; absent where the credentials allow everything. */
  readonly role?: Role
}

/** The operator, or a program of the operator's. */
export interface OperatorCaller {
  readonly kind: 'operator'
  /**
   * The way in which the operator was authenticated, for the log and the audit trail: `socket`, `unsigned`, the key as
   * `key 5f0c…`, by its fingerprint, or the subject of a token as `token <subject>`.
   */
  readonly by: string
  /** The sandbox whose controls alone the caller reaches, by its key or token; absent for the operator. */
  readonly sandbox?: string
  readonly contentHash?: string
}
