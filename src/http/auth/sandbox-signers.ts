import type { Sandbox } from '../../control/sandboxes/sandbox.ts'
import type { Sandboxes } from '../../control/sandboxes/sandboxes.ts'
import { Allowance } from './allowance.ts'
import type { AuthenticationRequest } from './authenticator.ts'
import { isDenial } from './denial.ts'
import { namedApplication } from './named-application.ts'
import { isSignedBy, type ReadSignature, readSignature, type SignatureWindow } from './read-signed-request.ts'
import type { SandboxCaller } from './sandbox-caller.ts'
import type { SandboxResource } from './sandbox-keys.ts'

export interface SandboxSignersOptions extends SignatureWindow {
  readonly sandboxes: Sandboxes
  readonly keysOf: (sandbox: Sandbox) => readonly SandboxResource[]
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
}

/** The signer, if there is one, and how many signatures were made in vain before it. */
interface Finding {
  readonly signer?: SandboxCaller
  readonly made: number
}

/** How many sandboxes are asked always, which signed a request last. */
const RECENT = 8

/** The most signatures that are made to find the signer of one request: some tens of milliseconds. */
const MOST_AT_ONCE = 20_000

/** The most signatures in a second that are made in vain, on average: some hundredths of the second. */
const MOST_IN_VAIN = 10_000

/**
 * Finds the sandbox whose key signed a request that names no sandbox in its path. A signature does not tell its key, so the
 * keys are tried: first that of the sandbox which is named as the application that calls, or else which signed the request
 * before on the same connection. Both cost the same however many sandboxes there are. Only where that fails, and the main inventory does not know the signature, is every sandbox
 * asked; searches in vain are bounded, so that unknown signatures cannot take all of the processor.
 */
export class SandboxSigners {
  readonly #options: SandboxSignersOptions
  readonly #inVain: Allowance
  readonly #byConnection = new WeakMap<object, string>()
  /** The names of the sandboxes that have signed a request which had to be sought, the latest last. */
  readonly #signed = new Set<string>()

  constructor(options: SandboxSignersOptions) {
    this.#options = options
    this.#inVain = new Allowance(MOST_IN_VAIN, options.steadyNow)
  }

  /** The caller, if it is the sandbox that the application is named after, or that signed before on this connection. */
  recall(request: AuthenticationRequest): SandboxCaller | undefined {
    const { connection, headers } = request
    const before = connection && this.#byConnection.get(connection)
    const names = new Set([namedApplication(headers), ...(before === undefined ? [] : [before])])
    return this.#find(request, this.#options.sandboxes.findEach([...names])).signer
  }

  /** The caller, if it is any sandbox. */
  search(request: AuthenticationRequest): SandboxCaller | undefined {
    const latest = [...this.#signed].reverse()
    const recent = this.#options.sandboxes.findEach(latest.slice(0, RECENT))
    const { signer = this.#searchAll(request, latest) } = this.#find(request, recent)
    if (signer !== undefined) this.#remember(request, signer.sandbox)
    return signer
  }

  /** The sandboxes that call come first, so that a search takes longer with them, and hardly with the others. */
  #searchAll(request: AuthenticationRequest, latest: readonly string[]): SandboxCaller | undefined {
    if (this.#inVain.isUsedUp) return undefined
    const others = new Map(this.#options.sandboxes.list().map((sandbox) => [sandbox.name, sandbox]))
    const callers: Sandbox[] = []
    for (const name of latest) {
      const sandbox = others.get(name)
      if (sandbox === undefined) this.#signed.delete(name)
      else callers.push(sandbox)
      others.delete(name)
    }
    const candidates = [...callers.slice(RECENT), ...[...others.values()].reverse()]
    const { signer, made } = this.#find(request, candidates)
    if (signer === undefined) this.#inVain.spend(made)
    return signer
  }

  #remember({ connection }: AuthenticationRequest, name: string): void {
    if (connection !== undefined) this.#byConnection.set(connection, name)
    this.#signed.delete(name)
    this.#signed.add(name)
  }

  #find(request: AuthenticationRequest, candidates: readonly Sandbox[]): Finding {
    const [, credentials] = /^hmac-sha256 +(.+)$/i.exec(request.headers.authorization ?? '') ?? []
    if (credentials === undefined || candidates.length === 0) return { made: 0 }
    const read = readSignature(credentials, request, this.#options)
    return isDenial(read) ? { made: 0 } : this.#signerOf(read, candidates)
  }

  #signerOf(read: ReadSignature, candidates: readonly Sandbox[]): Finding {
    const { contentHash } = read
    const resources = candidates.flatMap((sandbox) =>
      this.#options
        .keysOf(sandbox)
        .flatMap(({ name: resource, keys }) => keys.map((key) => ({ sandbox: sandbox.name, resource, key }))),
    )
    let made = 0
    for (const text of read.texts()) {
      for (const { key, sandbox, resource } of resources) {
        if (isSignedBy(key, text, read)) {
          return { signer: { kind: 'resource', resource, sandbox, contentHash }, made }
        }
        made += 1
        if (made === MOST_AT_ONCE) return { made }
      }
    }
    return { made }
  }
}
