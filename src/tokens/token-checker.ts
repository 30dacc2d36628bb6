import { errors, jwtVerify } from 'jose'
import { KeySet, type KeySetLog, KeysMissingError } from './key-set.ts'
import { loadKeys } from './load-keys.ts'
import { readToken } from './read-token.ts'
import type { CheckedToken } from './token-check.ts'
import type { TokenFault } from './token-fault.ts'
import type { KeySource, TokenIssuer } from './token-issuer.ts'

/** How far the clock of an issuer may be from this machine's, either way, in seconds. */
const TOLERANCE_SECONDS = 60

export interface TokenCheckerOptions {
  /** The system's time in milliseconds since 1970, and not a stand-in's clock: issuers know the real time alone. */
  readonly systemNow: () => number
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
  readonly log: KeySetLog
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal
}

/** Checks tokens, with the keys of all issuers that it has met. */
export class TokenChecker {
  readonly #options: TokenCheckerOptions
  /** By their sources, so that a new configuration finds the keys of the earlier one. */
  readonly #keySets = new Map<string, KeySet>()

  constructor(options: TokenCheckerOptions) {
    this.#options = options
  }

  /** Checks a token against these issuers. Rejects for a fault of this server alone. */
  async check(token: string, issuers: readonly TokenIssuer[]): Promise<CheckedToken | TokenFault> {
    const read = readToken(token)
    if (read.kind !== 'read') return read
    const { iss, aud } = read.claims
    const known = issuers.filter((each) => each.issuers.some((name) => name === iss))
    // An issuer can be there twice, with different audiences; of the others the first one says what is wrong.
    const issuer =
      known.find(({ audiences }) => audiences.some((name) => [aud].flat().includes(name))) ?? known[0]
    if (issuer === undefined) return { kind: 'tokenIssuer', issuer: String(iss) }
    try {
      const { payload } = await jwtVerify(token, this.#keysOf(issuer.keys).find, {
        algorithms: [...issuer.algorithms],
        issuer: [...issuer.issuers],
        audience: [...issuer.audiences],
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: new Date(this.#options.systemNow()),
        requiredClaims: ['exp'],
      })
      const early = this.#secondsUntil(payload.iat)
      if (early > TOLERANCE_SECONDS) return { kind: 'tokenEarly', issuer: String(iss), inSeconds: early }
      return { kind: 'checked', issuer, claims: payload }
    } catch (error) {
      return this.#faultOf(error, String(iss), read)
    }
  }

  #keysOf(source: KeySource): KeySet {
    const id = JSON.stringify(source)
    const { steadyNow, log, stopping } = this.#options
    const name = source.kind === 'jwks' ? source.uri : source.issuer
    const load = () => loadKeys(source, stopping)
    const keySet = this.#keySets.get(id) ?? new KeySet({ name, load, steadyNow, log })
    this.#keySets.set(id, keySet)
    return keySet
  }

  #secondsUntil(instant: unknown): number {
    return typeof instant === 'number' ? Math.round(instant - this.#options.systemNow() / 1_000) : 0
  }

  #faultOf(
    error: unknown,
    issuer: string,
    {
      header,
      claims,
    }: { header: Readonly<Record<string, unknown>>; claims: Readonly<Record<string, unknown>> },
  ): TokenFault {
    if (error instanceof KeysMissingError) {
      const retrySeconds = Math.max(1, Math.ceil(error.retryMs / 1_000))
      return { kind: 'tokenKeysMissing', issuer, detail: error.message, retrySeconds }
    }
    if (error instanceof errors.JWTExpired) {
      return { kind: 'tokenExpired', issuer, agoSeconds: -this.#secondsUntil(claims['exp']) }
    }
    if (error instanceof errors.JWTClaimValidationFailed) {
      const { claim, reason } = error
      if (claim === 'aud' && reason === 'check_failed') {
        return { kind: 'tokenAudience', issuer, audience: String(claims['aud']) }
      }
      if (claim === 'nbf' && reason === 'check_failed') {
        return { kind: 'tokenEarly', issuer, inSeconds: this.#secondsUntil(claims['nbf']) }
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
    const detail = error instanceof Error ? error.message : String(error)
    return { kind: 'tokenKeyUnusable', issuer, detail }
  }
}
