import { errors } from 'jose'
import { KeysMissingError } from './key-set.ts'
import type { ReadToken } from './read-token.ts'
import type { TokenFault } from './token-fault.ts'

/**
 * Why jose did not verify a token.
 *
 * @param nowSeconds the present time, in seconds since 1970
 */
export function toTokenFault(
  error: unknown,
  { header, claims }: Omit<ReadToken, 'kind'>,
  nowSeconds: number,
): TokenFault {
  const issuer = String(claims['iss'])
  if (error instanceof KeysMissingError) {
    const retrySeconds = Math.max(1, Math.ceil(error.retryMs / 1_000))
    return { kind: 'tokenKeysMissing', issuer, detail: error.message, retrySeconds }
  }
  if (error instanceof errors.JWTExpired) {
    return { kind: 'tokenExpired', issuer, agoSeconds: Math.round(nowSeconds - Number(claims['exp'])) }
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = error
    const isOfItsForm = reason === 'check_failed'
    if (isOfItsForm && claim === 'aud') {
      return { kind: 'tokenAudience', issuer, audience: String(claims['aud']) }
    }
    if (isOfItsForm && claim === 'nbf') {
      return { kind: 'tokenEarly', issuer, inSeconds: Math.round(Number(claims['nbf']) - nowSeconds) }
    }
    return { kind: 'tokenClaim', issuer, claim }
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return { kind: 'tokenSignature', issuer }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    const { kid } = header
    return { kind: 'tokenKey', issuer, ...(typeof kid === 'string' && { keyId: kid }) }
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) {
    return { kind: 'tokenAlgorithm', algorithm: String(header['alg']) }
  }
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) {
    return { kind: 'tokenMalformed', detail: error.message }
  }
  // What remains is about the key: jose throws other errors for one that it cannot import or use.
  return { kind: 'tokenKeyUnusable', issuer, detail: error instanceof Error ? error.message : String(error) }
}
