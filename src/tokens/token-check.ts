import type { TokenFault } from './token-fault.ts'
import type { TokenIssuer } from './token-issuer.ts'

/** A token whose signature, times, issuer and audience are good. */
export interface CheckedToken {
  readonly kind: 'checked'
  readonly issuer: TokenIssuer
  readonly claims: Readonly<Record<string, unknown>>
}

/** Checks a token against the issuers of a plane. Rejects for a fault of this server alone. */
export type TokenCheck = (token: string) => Promise<CheckedToken | TokenFault>
