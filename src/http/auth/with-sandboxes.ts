import { timingSafeEqual } from 'node:crypto'
import type { Sandbox } from '../../control/sandboxes/sandbox.ts'
import type { Sandboxes } from '../../control/sandboxes/sandboxes.ts'
import type { InForce } from '../../inventory/register/in-force.ts'
import type { Authenticators } from '../pipeline/require-caller.ts'
import {
  type AuthenticationRequest,
  type AuthenticationStrategy,
  createAuthenticator,
} from './authenticator.ts'
import type { ResourceCaller } from './caller.ts'
import { deny, isDenial } from './denial.ts'
import { readSignedRequest, type SignatureWindow } from './read-signed-request.ts'
import { toKeyObject } from './to-key-object.ts'

export interface SandboxAuthOptions extends SignatureWindow {
  readonly sandboxes: Sandboxes
  /** Whether a sandbox that the path names takes any bearer token, as a stand-in does. */
  readonly acceptsAnyToken: () => boolean
}

/** A resource of a sandbox. */
interface SandboxCaller extends ResourceCaller {
  readonly sandbox: string
}

/**
 * Lets in the callers of sandboxes beside the callers of the main inventory. The path of a request names a sandbox, or
 * its bearer token does. The key and the token of a sandbox also reach the sandbox's controls, and the operator reaches
 * those of every sandbox.
 */
export function withSandboxes(main: Authenticators, options: SandboxAuthOptions): Authenticators {
  const { sandboxes } = options
  const authenticate = createAuthenticator<SandboxCaller>([signatures(options), tokens(options)])
  const isForSandbox = ({ sandbox, headers: { authorization } }: AuthenticationRequest) =>
    sandbox !== undefined || sandboxes.nameOf(tokenOf(authorization)) !== undefined
  return {
    resource: (request) => (isForSandbox(request) ? authenticate(request) : main.resource(request)),
    operator(request) {
      const known = isForSandbox(request) ? authenticate(request) : undefined
      if (known === undefined || known instanceof Promise || isDenial(known)) return main.operator(request)
      const { kind: _, resource: __, ...rest } = known
      return { kind: 'operator', by: `sandbox ${known.sandbox}`, ...rest }
    },
  }
}

function signatures(options: SandboxAuthOptions): AuthenticationStrategy<SandboxCaller> {
  const candidatesOf = candidates()
  return {
    scheme: 'hmac-sha256',
    authenticate(credentials, request) {
      const sandbox = options.sandboxes.find(request.sandbox ?? '')
      const signed = readSignedRequest(credentials, request, candidatesOf(sandbox), options)
      if (isDenial(signed)) return signed
      const { signer, contentHash } = signed
      return { kind: 'resource', resource: signer.name, sandbox: request.sandbox ?? '', contentHash }
    },
  }
}

function tokens({ sandboxes, acceptsAnyToken }: SandboxAuthOptions): AuthenticationStrategy<SandboxCaller> {
  return {
    scheme: 'bearer',
    authenticate(token, { sandbox: named, encrypted }) {
      if (!encrypted) return deny({ kind: 'tokenOverHttp' })
      const sandbox = sandboxes.find(named ?? sandboxes.nameOf(token) ?? '')
      if (sandbox === undefined || token === '') return deny({ kind: 'tokenNotAccepted' })
      if (!isSame(token, sandbox.token) && !acceptsAnyToken()) return deny({ kind: 'tokenNotAccepted' })
      const [{ name }] = sandbox.inventory.register.current().resources
      return { kind: 'resource', resource: name, sandbox: sandbox.name }
    },
  }
}

/** The resources of a sandbox with their keys, which are made once for each version of its register. */
function candidates() {
  const made = new WeakMap<InForce, ReturnType<typeof make>>()
  const make = ({ resources }: InForce) =>
    resources.map(({ name, accessKeys }) => ({
      name,
      keys: accessKeys.map((key) => toKeyObject(key, `An access key of resource "${name}"`)),
    }))
  return (sandbox: Sandbox | undefined) => {
    if (sandbox === undefined) return []
    const inForce = sandbox.inventory.register.current()
    const known = made.get(inForce) ?? make(inForce)
    made.set(inForce, known)
    return known
  }
}

function tokenOf(authorization = ''): string {
  return /^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? ''
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
