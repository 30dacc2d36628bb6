import type { IncomingHttpHeaders } from 'node:http'

/** The transport of a request: the network, or the Unix socket, which only the server's own user can open. */
export type Transport = 'network' | 'socket'

/** A request before its body is read. */
export interface AuthenticationRequest {
  /** The method as received. */
  readonly method: string
  /** The raw request target as received: a signature covers these very bytes. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  /** Whether the request arrived over TLS. */
  readonly encrypted: boolean
  readonly transport: Transport
}

/**
 * The caller of a request, or `undefined` for an unknown caller, who is answered 401. An authenticator answers at once
 * where it can, since a promise costs each request a turn of the event loop.
 */
export type Authenticator<Caller> = (
  request: AuthenticationRequest,
) => Caller | undefined | Promise<Caller | undefined>

/** One way for a caller to prove its identity. */
export interface AuthenticationStrategy<Caller> {
  /** The scheme of the `Authorization` header that the strategy reads, in lower case. */
  readonly scheme: string
  /**
   * The caller that these credentials prove, or `undefined` if they prove nothing. Throws for a fault of this server
   * alone, such as signing keys that could not be fetched, never because of a client's request.
   */
  authenticate(
    credentials: string,
    request: AuthenticationRequest,
  ): Caller | undefined | Promise<Caller | undefined>
}

/**
 * Asks the strategies of the request's scheme, in order; the first strategy that knows the caller decides.
 * Schemes are compared without regard to case, https://www.rfc-editor.org/rfc/rfc9110#section-11.1
 */
export function createAuthenticator<Caller>(
  strategies: readonly AuthenticationStrategy<Caller>[],
): Authenticator<Caller> {
  return (request) => {
    const authorization = request.headers.authorization ?? ''
    const space = authorization.indexOf(' ')
    if (space === -1) return undefined
    const scheme = authorization.slice(0, space).toLowerCase()
    const credentials = authorization.slice(space + 1).trim()
    return ask(
      strategies.filter((strategy) => strategy.scheme === scheme),
      credentials,
      request,
    )
  }
}

function ask<Caller>(
  [first, ...others]: readonly AuthenticationStrategy<Caller>[],
  credentials: string,
  request: AuthenticationRequest,
): Caller | undefined | Promise<Caller | undefined> {
  if (first === undefined) return undefined
  const answer = first.authenticate(credentials, request)
  if (answer instanceof Promise) {
    return answer.then((caller) => caller ?? ask(others, credentials, request))
  }
  return answer ?? ask(others, credentials, request)
}
