import { timingSafeEqual } from 'node:crypto'
import type { Sandbox } from '../../control/sandboxes/sandbox.ts'
import type { Sandboxes } from '../../control/sandboxes/sandboxes.ts'
import { after } from '../after.ts'
import type { Authenticators } from '../pipeline/require-caller.ts'
import {
  type AuthenticationRequest,
  type AuthenticationStrategy,
  type Authenticator,
  createAuthenticator,
} from './authenticator.ts'
import { deny, isDenial } from './denial.ts'
import { readSignedRequest, type SignatureWindow } from './read-signed-request.ts'
import { type SandboxCaller, toOperatorOfSandbox } from './sandbox-caller.ts'
import { type SandboxResource, sandboxKeys } from './sandbox-keys.ts'
import { SandboxSigners } from './sandbox-signers.ts'

export interface SandboxAuthOptions extends SignatureWindow {
  readonly sandboxes: Sandboxes
  /** Whether a sandbox that the path names takes any bearer token for its API, as a stand-in does. */
  readonly acceptsAnyToken: boolean
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
}

/**
 * Lets in the callers of sandboxes beside the callers of the main inventory. The path of a request names a sandbox, or
 * else its bearer token or the key of its signature does. The key and the token of a sandbox also reach the sandbox's
 * controls, and the operator reaches those of every sandbox.
 */
export function withSandboxes(main: Authenticators, options: SandboxAuthOptions): Authenticators {
  const { sandboxes, acceptsAnyToken } = options
  const keysOf = sandboxKeys()
  const signers = new SandboxSigners({ ...options, keysOf })
  const signatures = signaturesOf(options, keysOf)
  const ofApi = createAuthenticator([signatures, tokensOf(sandboxes, acceptsAnyToken)])
  const ofControls = createAuthenticator([signatures, tokensOf(sandboxes, false)])

  const namesSandbox = ({ sandbox, headers: { authorization } }: AuthenticationRequest) =>
    sandbox !== undefined || sandboxes.withToken(tokenOf(authorization)) !== undefined

  /** The callers of the main inventory and, where the request names no sandbox, those that sign with a sandbox's key. */
  function orSigner<Caller extends { readonly kind: string }>(
    ofMain: Authenticator<Caller>,
    toCaller: (known: SandboxCaller) => Caller,
  ): Authenticator<Caller> {
    return (request) => {
      const recalled = signers.recall(request)
      if (recalled !== undefined) return toCaller(recalled)
      return after(ofMain(request), (outcome) => {
        const signer = isDenial(outcome) ? signers.search(request) : undefined
        return signer === undefined ? outcome : toCaller(signer)
      })
    }
  }
  const resource = orSigner(main.resource, (known) => known)
  const operator = orSigner(main.operator, toOperatorOfSandbox)

  return {
    resource: (request) => (namesSandbox(request) ? ofApi(request) : resource(request)),
    operator(request) {
      if (!namesSandbox(request)) return operator(request)
      return after(ofControls(request), (known) =>
        isDenial(known) ? main.operator(request) : toOperatorOfSandbox(known),
      )
    },
  }
}

/** The signatures of requests to a sandbox that the path names. */
function signaturesOf(
  { sandboxes, ...window }: SandboxAuthOptions,
  keysOf: (sandbox: Sandbox) => readonly SandboxResource[],
): AuthenticationStrategy<SandboxCaller> {
  return {
    scheme: 'hmac-sha256',
    authenticate(credentials, request) {
      const sandbox = sandboxes.find(request.sandbox ?? '')
      const signed = readSignedRequest(credentials, request, sandbox ? keysOf(sandbox) : [], window)
      if (isDenial(signed)) return signed
      const { signer, contentHash } = signed
      return { kind: 'resource', resource: signer.name, sandbox: sandbox?.name ?? '', contentHash }
    },
  }
}

/** The tokens of sandboxes, and any token where the path names the sandbox, if `takesAny`. */
function tokensOf(sandboxes: Sandboxes, takesAny: boolean): AuthenticationStrategy<SandboxCaller> {
  return {
    scheme: 'bearer',
    authenticate(token, { sandbox: named, encrypted }) {
      if (!encrypted) return deny({ kind: 'tokenOverHttp' })
      const sandbox = named === undefined ? sandboxes.withToken(token) : sandboxes.find(named)
      if (sandbox === undefined || token === '') return deny({ kind: 'tokenNotAccepted' })
      if (!takesAny && !isSame(token, sandbox.token)) return deny({ kind: 'tokenNotAccepted' })
      const [{ name }] = sandbox.inventory.register.current().resources
      return { kind: 'resource', resource: name, sandbox: sandbox.name }
    },
  }
}

function tokenOf(authorization = ''): string {
  return /^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? ''
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
