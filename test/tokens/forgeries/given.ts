import type { JWTPayload } from 'jose'
import type { SigningKey } from '../support/signing-key.ts'
import type { TestIssuer } from '../support/test-issuer.ts'

/** What a forger has: issuers that are configured, a key of their own, and a server of their own. */
export interface Given {
  /** The issuer whose tokens are forged. */
  readonly issuer: TestIssuer
  /** Another issuer that is configured, and signs by ES256. */
  readonly other: TestIssuer
  /** The forger's own key. */
  readonly own: SigningKey
  /** The forger's own server, which publishes that key. */
  readonly ownServer: TestIssuer
  /** The header and the claims of a good token of the issuer. */
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: JWTPayload
  /** A good token of the issuer. */
  readonly good: string
}

/** A token that must not be let in. */
export interface Forgery {
  readonly name: string
  readonly token: string
  /** Why the log says that it was refused. */
  readonly reason: RegExp
}

/** The forgeries of one kind. */
export type Forge = (given: Given) => Forgery[] | Promise<Forgery[]>
