import { jwtVerify } from 'jose'
import { KeySet, type KeySetLog } from './key-set.ts'
import { loadKeys } from './load-keys.ts'
import { readToken } from './read-token.ts'
import { toTokenFault } from './to-token-fault.ts'
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
    const now = this.#options.systemNow()
    try {
      const { payload } = await jwtVerify(token, this.#keysOf(issuer.keys).find, {
        algorithms: [...issuer.algorithms],
        issuer: [...issuer.issuers],
        audience: [...issuer.audiences],
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: new Date(now),
        requiredClaims: ['exp'],
      })
      // Many issuers send no `nbf`. A token from the future is theirs only if a clock is wrong.
      const inSeconds = Math.round((payload.iat ?? 0) - now / 1_000)
      if (inSeconds > TOLERANCE_SECONDS) return { kind: 'tokenEarly', issuer: String(iss), inSeconds }
      return { kind: 'checked', issuer, claims: payload }
    } catch (error) {
      return toTokenFault(error, read, now / 1_000)
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
}
