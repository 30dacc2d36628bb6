/** The ways in which a server trusts callers that have no secret. */
export interface Trust {
  /** Whether the default resource accepts the development key, which everyone knows. */
  readonly developmentKey: boolean
  /** Whether any bearer token is accepted over HTTPS, for the resource that the `Host` header names. */
  readonly acceptAnyToken: boolean
  /** Whether the operator plane accepts calls without credentials on loopback. */
  readonly unsignedControls: boolean
}
