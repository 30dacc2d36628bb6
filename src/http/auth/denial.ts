import type { Role } from '../../tokens/role.ts'
import type { TokenFault } from '../../tokens/token-fault.ts'

/** What in a request shows that a foreign web page may have caused it. */
export type ForeignSign = 'host' | 'site' | 'origin' | 'contentType'

/** Why a caller was not let in. The log says so; the answer does so for a `foreignPage` alone. */
export type DenialReason =
  | { readonly kind: 'noCredentials' }
  /** A call without credentials, which would be good if no foreign web page could have made it. */
  | { readonly kind: 'foreignPage'; readonly sign: ForeignSign }
  /** The development key, which is good for the operator under a loopback name alone. */
  | { readonly kind: 'foreignHost'; readonly host: string | undefined }
  | { readonly kind: 'schemeUnknown' }
  | { readonly kind: 'signatureMalformed' }
  | { readonly kind: 'contentHashMalformed' }
  | { readonly kind: 'dateMalformed' }
  /** How far the date is ahead of this machine's clock, in milliseconds; negative for a date in the past. */
  | { readonly kind: 'dateOff'; readonly aheadMs: number; readonly toleranceMs: number }
  | { readonly kind: 'hostUnknown'; readonly host: string | undefined }
  /** No key makes this signature over `signed`, the text that most clients sign. */
  | { readonly kind: 'signatureDiffers'; readonly signed: string }
  | { readonly kind: 'bodyDiffers' }
  | { readonly kind: 'tokenOverHttp' }
  | { readonly kind: 'tokenNotAccepted' }
  | { readonly kind: 'noOperatorKey' }
  | TokenFault
  /** A token that is good, but its claim names no resource. */
  | { readonly kind: 'tokenWithoutResource'; readonly claim: string }
  /** The resource of a token does not exist, or is not the resource of the host. */
  | { readonly kind: 'tokenResource'; readonly resource: string; readonly host: string | undefined }
  /** The scopes of a token are neither a text nor a list of texts. */
  | { readonly kind: 'tokenScopes' }
  /** The subject of a token is not one of the operators, or is no text that can be logged. */
  | { readonly kind: 'tokenSubject'; readonly subject: string }
  /** A token that is good, but its role is too small for the operation: a 403. */
  | { readonly kind: 'tokenRole'; readonly role: Role; readonly needed: Role }

/** The outcome of an authentication that knows no caller. */
export interface Denial {
  readonly kind: 'denied'
  readonly reason: DenialReason
}

export function deny(reason: DenialReason): Denial {
  return { kind: 'denied', reason }
}

export function isDenial(outcome: { readonly kind: string }): outcome is Denial {
  return outcome.kind === 'denied'
}
