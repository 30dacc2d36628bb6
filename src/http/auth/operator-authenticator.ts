import { timingSafeEqual } from 'node:crypto'
import { fingerprintOf } from '../../resources/fingerprint-of.ts'
import type { TokenCheck } from '../../tokens/token-check.ts'
import type { AuthenticationRequest, AuthenticationStrategy, Authenticator } from './authenticator.ts'
import { createAuthenticator } from './authenticator.ts'
import type { OperatorCaller } from './caller.ts'
import { deny, isDenial } from './denial.ts'
import { findForeignSign } from './find-foreign-sign.ts'
import { isLoopbackHost } from './is-loopback-host.ts'
import { createOperatorTokenStrategy } from './operator-token-strategy.ts'
import { readSignedRequest, type SignatureWindow } from './read-signed-request.ts'
import { toSigningKey } from './to-signing-key.ts'

export interface OperatorOptions extends SignatureWindow {
  /** The operator's keys, base64; without a key the operator can call over the socket only. */
  readonly keys: readonly string[]
  /** Whether everyone knows the keys; then they are good under a loopback name only. */
  readonly keysArePublic: boolean
  /** Checks a token against the issuers of the operator plane; no token is good if absent. */
  readonly checkToken?: TokenCheck | undefined
  /** How a caller over the socket is named; `socket` if absent. */
  readonly socketAuthor?: string
  /** Whether calls without credentials are accepted, if no foreign web page can have caused them. */
  readonly acceptUnsigned: boolean
}

/**
 * Authenticates the operator: over the server's Unix socket without credentials, and over the network by a key, as an
 * HMAC signature or, over TLS, as a bearer token; over TLS also by the token of an issuer. With `acceptUnsigned` the
 * network needs no credentials either.
 *
 * @throws Error if `validateAccessKey` refuses a key
 */
export function createOperatorAuthenticator(options: OperatorOptions): Authenticator<OperatorCaller> {
  const { checkToken, socketAuthor = 'socket' } = options
  const byKey = [signatures(options), bearers(options)].map((strategy) => whereKeysAreGood(strategy, options))
  const byToken = checkToken === undefined ? [] : [createOperatorTokenStrategy(checkToken)]
  const authenticate = createAuthenticator([...byKey, ...byToken])
  return (request) => {
    if (request.transport === 'socket') return { kind: 'operator', by: socketAuthor }
    if (request.headers.authorization !== undefined) return authenticate(request)
    if (!options.acceptUnsigned) return deny({ kind: 'noCredentials' })
    const sign = findForeignSign(request)
    return sign === undefined ? { kind: 'operator', by: 'unsigned' } : deny({ kind: 'foreignPage', sign })
  }
}

/** The strategy of keys, where there are any, and a stranger does not know them. */
function whereKeysAreGood(
  { scheme, authenticate }: AuthenticationStrategy<OperatorCaller>,
  { keys, keysArePublic }: OperatorOptions,
): AuthenticationStrategy<OperatorCaller> {
  return {
    scheme,
    authenticate(credentials, request) {
      const { host } = request.headers
      if (keys.length === 0) return deny({ kind: 'noOperatorKey' })
      if (keysArePublic && !isLoopbackHost(host)) return deny({ kind: 'foreignHost', host })
      return authenticate(credentials, request)
    },
  }
}

function signatures({ keys, ...window }: OperatorOptions): AuthenticationStrategy<OperatorCaller> {
  const candidates = keys.map((key) => ({
    by: nameOf(key),
    keys: [toSigningKey(key, 'An operator key')],
  }))
  return {
    scheme: 'hmac-sha256',
    authenticate(credentials, request: AuthenticationRequest) {
      const signed = readSignedRequest(credentials, request, candidates, window)
      if (isDenial(signed)) return signed
      return { kind: 'operator', by: signed.signer.by, contentHash: signed.contentHash }
    },
  }
}

function bearers({ keys }: OperatorOptions): AuthenticationStrategy<OperatorCaller> {
  const candidates = keys.map((key) => ({ by: nameOf(key), key }))
  return {
    scheme: 'bearer',
    authenticate(token, { encrypted }) {
      if (!encrypted) return deny({ kind: 'tokenOverHttp' })
      const found = candidates.find(({ key }) => isSame(key, token))
      return found === undefined ? deny({ kind: 'tokenNotAccepted' }) : { kind: 'operator', by: found.by }
    },
  }
}

/** The same wherever the key stands in the configuration, so that a rotation of the keys gives no key another's name. */
function nameOf(key: string): string {
  return `key ${fingerprintOf(Buffer.from(key, 'base64'))}`
}

function isSame(key: string, token: string): boolean {
  const [expected, given] = [Buffer.from(key), Buffer.from(token)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
