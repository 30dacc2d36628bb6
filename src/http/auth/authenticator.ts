import type { IncomingHttpHeaders } from 'node:http'
import { after } from '../after.ts'
import { type Denial, deny, isDenial } from './denial.ts'

/** The transport of a request: the network, or the Unix socket, which only the server's own user can open. */
export type Transport = 'network' | 'socket'

/** A request before its body is read. */
export interface AuthenticationRequest {
  /** The method as received. */
  readonly method: string
  /** The raw path and query as received: a signature covers these very bytes. */
  readonly target: string
  /** The headers as received, but with the authority of the target as `host` where the target has one. */
  readonly headers: IncomingHttpHeaders
  /** Whether the request arrived over TLS. */
  readonly encrypted: boolean
  readonly transport: Transport
  /** The connection, which is the same object for all of its requests; absent where it is not known. */
  readonly connection?: object
  /** The sandbox that the path names; absent for the main inventory. */
  readonly sandbox?: string | undefined
}

/**
 * The caller of a request, or why there is none: an unknown caller is answered 401. An authenticator answers at once
 * where it can, since a promise costs each request a turn of the event loop.
 */
export type Authenticator<Caller> = (
  request: AuthenticationRequest,
) => Caller | Denial | Promise<Caller | Denial>

/** One way for a caller to prove its identity. */
export interface AuthenticationStrategy<Caller> {
  /** The scheme of the `Authorization` header that the strategy reads, in lower case. */
  readonly scheme: string
  /**
   * The caller that these credentials prove, or the reason why they prove nothing. Throws for a fault of this server
   * alone, such as signing keys that could not be fetched, never because of a client's request.
   */
  authenticate(
    credentials: string,
    request: AuthenticationRequest,
  ): Caller | Denial | Promise<Caller | Denial>
}

/**
 * Asks the strategies of the request's scheme, in order; the first strategy that knows the caller decides.
 * Schemes are compared without regard to case, https://www.rfc-editor.org/rfc/rfc9110#section-11.1
 */
export function createAuthenticator<Caller extends { readonly kind: string }>(
  strategies: readonly AuthenticationStrategy<Caller>[],
): Authenticator<Caller> {
  const byScheme = new Map(
    strategies.map(({ scheme }) => [scheme, strategies.filter((strategy) => strategy.scheme === scheme)]),
  )
  return (request) => {
    const { authorization } = request.headers
    if (authorization === undefined) return deny({ kind: 'noCredentials' })
    const space = authorization.indexOf(' ')
    const scheme = authorization.slice(0, space === -1 ? undefined : space).toLowerCase()
    const known = byScheme.get(scheme)
    if (known === undefined) {
      return deny({ kind: scheme === 'bearer' ? 'tokenNotAccepted' : 'schemeUnknown' })
    }
    return ask(known, 0, space === -1 ? '' : authorization.slice(space + 1).trim(), request)
  }
}

/** Asks the strategies from `index` on, of which there is one at least; the last one says why nobody knows the caller. */
function ask<Caller extends { readonly kind: string }>(
  strategies: readonly AuthenticationStrategy<Caller>[],
  index: number,
  credentials: string,
  request: AuthenticationRequest,
): Caller | Denial | Promise<Caller | Denial> {
  const strategy = strategies[index]
  if (strategy === undefined) throw new Error('There is no strategy left')
  return after(strategy.authenticate(credentials, request), (outcome) =>
    isDenial(outcome) && index + 1 < strategies.length
      ? ask(strategies, index + 1, credentials, request)
      : outcome,
  )
}
