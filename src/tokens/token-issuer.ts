import type { Role } from './role.ts'

/** An issuer of tokens, as it is configured: which of its tokens are good, and for whom. */
export interface TokenIssuer {
  /** The values that the claim `iss` may have; compared as texts. */
  readonly issuers: readonly string[]
  /** The values of which the claim `aud` needs one. */
  readonly audiences: readonly string[]
  /** The algorithms of its signatures, as JOSE names them. */
  readonly algorithms: readonly string[]
  readonly keys: KeySource
  readonly callers: TokenCallers
}

/** Where the public keys of an issuer are: at an address, or where its OpenID configuration says. */
export type KeySource =
  | { readonly kind: 'jwks'; readonly uri: string }
  | { readonly kind: 'discovery'; readonly issuer: string }

/** On whose behalf the tokens of an issuer act. */
export type TokenCallers = ResourceTokens | OperatorTokens

export interface ResourceTokens {
  readonly plane: 'resource'
  /** The claim that names the resource. */
  readonly claim: string
  /** The names of resources by the value of the claim; the value itself is the name if absent. */
  readonly map?: Readonly<Record<string, string>>
  /** The role of a token without a scope of ours. */
  readonly role: Role
}

export interface OperatorTokens {
  readonly plane: 'operator'
  /** The values of the claim `sub` that are let in; every subject if absent. */
  readonly subjects?: readonly string[]
}
