import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { paths as AcsPaths } from '../../generated/acs.d.ts'
import type { paths as OwnPaths } from '../../generated/own.d.ts'
import type { paths as SipPaths } from '../../generated/sip.d.ts'
import { failureOf, unreachable } from './api-failure.ts'
import { loadClaimedName } from './claimed-name.ts'
import type { Session } from './session.ts'
import { signRequest } from './sign-request.ts'

/** The version of the API that the console speaks: the one whose document its types are made from. */
export const API_VERSION = '2025-06-01'

/** The version of the API of SIP routing, which has versions of its own. */
export const SIP_VERSION = '2023-03-01'

/** The server, as a session may call it. A request that fails rejects with an `ApiFailure`. */
export interface Clients {
  /** The API, with the key of the session's resource. */
  readonly acs: Client<AcsPaths>
  /** The API of SIP routing, with the same key. */
  readonly sip: Client<SipPaths>
  /** The server's own operations, as the operator. */
  readonly own: Client<OwnPaths>
}

/** What a page is told of its requests. */
export interface ClientListener {
  /** Told after each request whether the server has answered. */
  readonly onReached?: (reached: boolean) => void
  /** Told when the server does not take the credentials of the operator any more, or the key of the resource, or takes it again. */
  readonly onDenied?: (plane: 'operator' | 'resource', isDenied: boolean) => void
}

export function createClients(session: Session, listener: ClientListener = {}): Clients {
  const baseUrl = location.origin
  const acs = createClient<AcsPaths>({ baseUrl })
  const sip = createClient<SipPaths>({ baseUrl })
  // The server's log of requests is for what clients do, and a page that is open asks every few seconds.
  const own = createClient<OwnPaths>({ baseUrl, headers: { 'x-holdline-unrecorded': '1' } })
  const { onDenied } = listener
  for (const client of [acs, sip])
    client.use(
      signing(session.resourceKey),
      failing(listener),
      denying((isDenied) => onDenied?.('resource', isDenied)),
    )
  own.use(
    naming,
    signing(typeof session.operator === 'object' ? session.operator.key : undefined),
    failing(listener),
    // Some of these operations need no credentials, so their success says nothing.
    denying((isDenied) => isDenied && session.operator !== undefined && onDenied?.('operator', true)),
  )
  return { acs, sip, own }
}

/** Says who the operator is, where they told it: the history of what they change has the name. */
const naming: Middleware = {
  onRequest({ request }) {
    const name = loadClaimedName().trim()
    if (request.method !== 'GET' && name !== '') request.headers.set('holdline-as', encodeURIComponent(name))
    return request
  },
}

/** Signs requests with the key; without a key, requests go out unsigned. */
function signing(key: string | undefined): Middleware {
  return {
    async onRequest({ request }) {
      const url = new URL(request.url)
      const body = await request.clone().arrayBuffer()
      // An operation without a body wants the type of JSON all the same, where the call is unsigned.
      if (request.method !== 'GET' && body.byteLength === 0)
        request.headers.set('content-type', 'application/json')
      if (key === undefined) return request
      const headers = await signRequest({ key, method: request.method, url, body }, new Date())
      for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
      return request
    },
  }
}

function failing({ onReached = () => {} }: ClientListener): Middleware {
  return {
    async onResponse({ response }) {
      onReached(true)
      if (response.ok) return
      const body: unknown = await response
        .clone()
        .json()
        .catch(() => undefined)
      throw failureOf(response, body)
    },
    onError({ error }) {
      if (error instanceof DOMException && error.name === 'AbortError') return
      onReached(false)
      return unreachable()
    },
  }
}

/**
 * A stand-in that is one no more asks for a key, and so does a server whose operator key was changed. The key of a resource
 * is revoked, or its resource closed. A fault rule of a stand-in refuses one request alone.
 */
function denying(onAnswer: (isDenied: boolean) => void): Middleware {
  return {
    onResponse({ response }) {
      onAnswer(response.status === 401)
    },
  }
}
