import type { IncomingHttpHeaders } from 'node:http'

/** What a request shows of itself before its body is read. */
export interface AuthenticationRequest {
  /** As received. */
  readonly method: string
  /** The raw request target, exactly as received: a signature covers these very bytes. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  /** It arrived over TLS. */
  readonly encrypted: boolean
}

/** Who calls. */
export interface Caller {
  /** The name of the resource on whose behalf the request acts. */
  readonly resource: string
  /** The base64 SHA-256 that the body must have, where the credential covers the body. */
  readonly contentHash?: string
}

/** Tells who calls, or `undefined` for nobody: the answer is then 401. */
export type Authenticator = (request: AuthenticationRequest) => Promise<Caller | undefined>

/** One way for a caller to prove who it is. */
export interface AuthenticationStrategy {
  /** The scheme of the `Authorization` header that it reads, in lower case. */
  readonly scheme: string
  /**
   * The caller that these credentials prove, or `undefined` if they prove nothing. Whatever a client sends
   * is no reason to throw; only a fault of this side is, such as signing keys that could not be fetched.
   */
  authenticate(
    credentials: string,
    request: AuthenticationRequest,
  ): Caller | undefined | Promise<Caller | undefined>
}

/**
 * Asks the strategies of the request's scheme, in order; the first that knows the caller decides.
 * Schemes are compared without regard to case, https://www.rfc-editor.org/rfc/rfc9110#section-11.1
 */
export function createAuthenticator(strategies: readonly AuthenticationStrategy[]): Authenticator {
  return async (request) => {
    const authorization = request.headers.authorization ?? ''
    const space = authorization.indexOf(' ')
    if (space === -1) return undefined
    const scheme = authorization.slice(0, space).toLowerCase()
    const credentials = authorization.slice(space + 1).trim()
    for (const strategy of strategies) {
      if (strategy.scheme !== scheme) continue
      const caller = await strategy.authenticate(credentials, request)
      if (caller !== undefined) return caller
    }
    return undefined
  }
}
