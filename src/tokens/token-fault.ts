/** Why a bearer token is not accepted. The texts are the token's own, so a client has chosen them. */
export type TokenFault =
  /** The token is no signed token in the form that is accepted. */
  | { readonly kind: 'tokenMalformed'; readonly detail: string }
  | { readonly kind: 'tokenIssuer'; readonly issuer: string }
  | { readonly kind: 'tokenAlgorithm'; readonly algorithm: string }
  /** The issuer has no key with this id, or more than one that the token may mean. */
  | { readonly kind: 'tokenKey'; readonly issuer: string; readonly keyId?: string }
  /** The issuer's key cannot check signatures of this kind. */
  | { readonly kind: 'tokenKeyUnusable'; readonly issuer: string; readonly detail: string }
  | { readonly kind: 'tokenSignature'; readonly issuer: string }
  | { readonly kind: 'tokenExpired'; readonly issuer: string; readonly agoSeconds: number }
  | { readonly kind: 'tokenEarly'; readonly issuer: string; readonly inSeconds: number }
  | { readonly kind: 'tokenAudience'; readonly issuer: string; readonly audience: string }
  /** A claim is missing, or has a value of another form. */
  | { readonly kind: 'tokenClaim'; readonly issuer: string; readonly claim: string }
  /** The issuer's keys could not be had: no fault of the token. */
  | {
      readonly kind: 'tokenKeysMissing'
      readonly issuer: string
      readonly detail: string
      readonly retrySeconds: number
    }
