/** What a stand-in does, and other servers do only if the configuration says so. */
export interface Trust {
  /** Whether the default resource accepts the development key, which everyone knows. */
  readonly developmentKey: boolean
  /** Whether any bearer token is accepted over HTTPS, for the resource that the `Host` header names. */
  readonly acceptAnyToken: boolean
  /** Whether the operator plane accepts calls without credentials on loopback. */
  readonly unsignedControls: boolean
  /** Whether the controls of a stand-in are on: clock, faults, reset, sandboxes and the request log. */
  readonly controls: boolean
}
