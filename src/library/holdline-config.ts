import type { Directions } from './stock-entry.ts'

/** The settings of a server, as in the file of `holdline serve --config`: docs/configuration.md explains each. */
export interface HoldlineConfig {
  /** The first resource is the default resource. */
  readonly resources?: readonly ConfiguredResource[]
  /** How long a search holds the numbers that it found; 900 if absent. */
  readonly holdSeconds?: number
  /** How long a released number rests before it is sold again; 0 if absent. */
  readonly agingSeconds?: number
  /** How long released numbers of a country, or of one type in it, rest instead. */
  readonly aging?: readonly {
    /** ISO 3166-1 alpha-2. */
    readonly country: string
    readonly numberType?: 'geographic' | 'tollFree' | 'mobile'
    readonly seconds: number
  }[]
  /** How long searches and operations can be read after they have ended. */
  readonly keepDays?: number
  /** The most numbers that one search may ask for. */
  readonly maxSearchQuantity?: number
  /** The most numbers that one resource may hold at a time; 0 for no limit. */
  readonly maxHeldNumbers?: number
  /** The most requests of one resource in a second; 0 for no limit. */
  readonly maxRequestsPerSecond?: number
  /** The most searches of one resource in a week; 0 for no limit. */
  readonly searchesPerWeek?: number
  /** The most purchases of one resource; 0 for no limit. */
  readonly maxPurchases?: number
  /** The most sandboxes at a time; 10,000 if absent. */
  readonly maxSandboxes?: number
  /** Which free numbers of a stock a search takes first. */
  readonly fill?: 'sequential' | 'rested'
  /** How long an operation shows each of its first statuses; 0 if absent. */
  readonly operationDelay?: { readonly notStartedMs?: number; readonly runningMs?: number }
  /** How far a signature's date may be from this machine's clock, either way. */
  readonly clockSkewMinutes?: number
  /** Whether the default resource accepts the development key; `true` if absent, and it has no key of its own. */
  readonly developmentKey?: boolean
  readonly acceptAnyToken?: boolean
  readonly unsignedControls?: boolean
  /** Whether the controls can be called over HTTP too; `true` if absent. */
  readonly controls?: boolean
  /** Whether the server has the web console, at `/_holdline/console`; true on loopback if absent. */
  readonly console?: boolean
  /** Who may read `/_holdline/metrics`: everybody, or the operator alone; `operator` if absent. */
  readonly metrics?: 'public' | 'operator'
  /** The issuers whose bearer tokens are good; on a stand-in any token is good if absent. */
  readonly tokens?: readonly ConfiguredTokenIssuer[]
  /** The offerings, instead of the default offerings. */
  readonly offerings?: readonly ConfiguredOffering[]
}

export interface ConfiguredResource {
  readonly name: string
  /** One or two keys, base64. */
  readonly accessKeys?: readonly string[]
  /** Host names under which only this resource answers, without scheme and port. */
  readonly hosts?: readonly string[]
  /** The limits of this resource, instead of those of all resources. */
  readonly limits?: {
    readonly maxSearchQuantity?: number
    readonly maxHeldNumbers?: number
    readonly maxRequestsPerSecond?: number
    readonly searchesPerWeek?: number
    readonly maxPurchases?: number
  }
  /** The stocks from which the resource may buy; all if absent. */
  readonly stocks?: readonly {
    readonly country: string
    readonly numberType?: 'geographic' | 'tollFree' | 'mobile'
    readonly areaCode?: string
  }[]
}

/** An issuer of tokens; it has either `issuer` or `entra`. */
export interface ConfiguredTokenIssuer {
  /** The `iss` of the tokens, and the address of the issuer's OpenID configuration where `jwksUri` is absent. */
  readonly issuer?: string
  /** Microsoft Entra ID, with the id of the tenant. */
  readonly entra?: { readonly tenant: string }
  /** The `aud` that a token needs, or a list of which it needs one. */
  readonly audience?: string | readonly string[]
  /** The address of the issuer's key set. */
  readonly jwksUri?: string
  /** The plane whose callers the tokens are; `resource` if absent. */
  readonly plane?: 'resource' | 'operator'
  /** The claim that names the resource, and the names of resources by the value of the claim. */
  readonly resource?: { readonly claim?: string; readonly map?: Readonly<Record<string, string>> }
  /** The role of a token without a scope of ours. */
  readonly role?: 'none' | 'read' | 'buy' | 'all'
  /** The `sub` of the operators. */
  readonly subjects?: readonly string[]
}

export interface ConfiguredOffering {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly numberType: 'geographic' | 'tollFree' | 'mobile'
  readonly assignmentType: 'person' | 'application'
  readonly capabilities: { readonly calling: Directions; readonly sms: Directions }
  /** The price of a month, in units of an ISO 4217 currency. */
  readonly cost: { readonly amount: number; readonly currencyCode: string }
  /** Charged once for a number, in the same currency; none if absent. The API does not show it. */
  readonly setUpFee?: number
  /** `false` if absent. */
  readonly agreementToNotResellRequired?: boolean
}
