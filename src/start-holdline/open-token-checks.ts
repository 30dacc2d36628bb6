import type { TokenCheck } from '../tokens/token-check.ts'
import type { TokenChecker, TokenCheckerOptions } from '../tokens/token-checker.ts'
import type { TokenIssuer } from '../tokens/token-issuer.ts'

/** Makes the check of tokens by these issuers; there is none without an issuer. */
export type TokenChecks = (issuers: readonly TokenIssuer[]) => TokenCheck | undefined

/**
 * The checks of tokens, which share the keys of issuers over all changes of the configuration. What checks is loaded with
 * the first token, so that a server without issuers pays nothing.
 */
export function openTokenChecks(options: TokenCheckerOptions): TokenChecks {
  let checker: Promise<TokenChecker> | undefined
  const load = async () => new (await import('../tokens/token-checker.ts')).TokenChecker(options)
  return (issuers) => {
    if (issuers.length === 0) return undefined
    return async (token) => {
      checker ??= load()
      return (await checker).check(token, issuers)
    }
  }
}
