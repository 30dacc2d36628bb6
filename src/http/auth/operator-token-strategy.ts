import type { TokenCheck } from '../../tokens/token-check.ts'
import type { AuthenticationStrategy } from './authenticator.ts'
import type { OperatorCaller } from './caller.ts'
import { deny } from './denial.ts'

/** A subject that can stand in a log: https://openid.net/specs/openid-connect-core-1_0.html#IDToken */
const SUBJECT = /^[\x20-\x7e]{1,255}$/

/**
 * Authenticates the operator by the tokens of issuers that are configured for the operator plane, over TLS alone.
 *
 * @param check checks a token against these issuers
 */
export function createOperatorTokenStrategy(check: TokenCheck): AuthenticationStrategy<OperatorCaller> {
  return {
    scheme: 'bearer',
    async authenticate(token, { encrypted }) {
      if (!encrypted) return deny({ kind: 'tokenOverHttp' })
      const checked = await check(token)
      if (checked.kind !== 'checked') return deny(checked)
      const { sub: subject } = checked.claims
      const { callers } = checked.issuer
      if (callers.plane !== 'operator') return deny({ kind: 'tokenNotAccepted' })
      const isText = typeof subject === 'string' && SUBJECT.test(subject)
      if (!isText || callers.subjects?.includes(subject) === false) {
        return deny({ kind: 'tokenSubject', subject: String(subject) })
      }
      return { kind: 'operator', by: `token ${subject}` }
    },
  }
}
