/** A trunk: the session border controller to which calls are sent. */
export interface SipTrunk {
  /** The fully qualified domain name of the controller; each name has at most one trunk. */
  readonly fqdn: string
  readonly sipSignalingPort: number
}

/** A rule for outgoing calls: numbers that match the pattern go to the first of the trunks that is available. */
export interface SipRoute {
  readonly description?: string
  /** Different from the name of every other route. */
  readonly name: string
  /** A regular expression in the syntax of .NET, which nothing here can compile: any text but an empty one. */
  readonly numberPattern: string
  /** Names of trunks of the same configuration, each at most once. */
  readonly trunks: readonly string[]
}

/** How a resource routes its calls. A resource that never changed it has no trunks and no routes. */
export interface SipConfiguration {
  /** In the order in which they were first set. */
  readonly trunks: readonly SipTrunk[]
  /** In the order in which they are tried. */
  readonly routes: readonly SipRoute[]
}

export const EMPTY_SIP_CONFIGURATION: SipConfiguration = { trunks: [], routes: [] }

/** The most trunks of a configuration (https://github.com/Azure/azure-rest-api-specs, SipRouting/stable/2023-03-01). */
export const TRUNKS_LIMIT = 250
