import type { Inventory } from '../../inventory/inventory.ts'
import { controlInventory } from '../control-inventory.ts'
import type { Sandbox } from './sandbox.ts'

/** The forms that a name may have: it is a part of a URL's path. */
export const SANDBOX_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** How long a sandbox lives without a request if its maker does not say: an hour. */
const DEFAULT_TTL_MS = 60 * 60_000

export interface SandboxesOptions {
  /** Opens the inventory of a new sandbox, which answers to this access key. */
  readonly open: (accessKey: string) => Promise<OpenInventory>
  /** Milliseconds of real time that only go forward: a sandbox's own clock may stand still. */
  readonly steadyNow: () => number
  /** A secret that nobody can guess, of so many bytes, in base64. */
  readonly newSecret: (bytes: number) => string
}

/** An inventory that is open until it is closed. */
export interface OpenInventory {
  readonly inventory: Inventory
  close(): Promise<void>
}

export interface NewSandbox {
  /** Made if absent. */
  readonly name?: string
  readonly ttlMs?: number
}

interface Entry {
  readonly sandbox: Sandbox
  readonly close: () => Promise<void>
  /** When the sandbox was last asked for, by the steady clock. */
  usedAt: number
}

/** The sandboxes of a server, by their names and tokens. */
export class Sandboxes {
  readonly #options: SandboxesOptions
  readonly #byName = new Map<string, Entry>()
  readonly #byToken = new Map<string, string>()
  /** The names of sandboxes that are being opened. */
  readonly #opening = new Set<string>()

  constructor(options: SandboxesOptions) {
    this.#options = options
  }

  /** The sandbox of this name, whose time to live begins anew. */
  find(name: string): Sandbox | undefined {
    const entry = this.#byName.get(name)
    if (entry === undefined) return undefined
    entry.usedAt = this.#options.steadyNow()
    return entry.sandbox
  }

  /** The name of the sandbox that has this token. */
  nameOf(token: string): string | undefined {
    return this.#byToken.get(token)
  }

  list(): readonly Sandbox[] {
    return [...this.#byName.values()].map(({ sandbox }) => sandbox)
  }

  /** Makes a sandbox; `undefined` if the name is taken. */
  async create({ name, ttlMs = DEFAULT_TTL_MS }: NewSandbox): Promise<Sandbox | undefined> {
    const { open, newSecret, steadyNow } = this.#options
    const given = name ?? this.#newName()
    if (this.#byName.has(given) || this.#opening.has(given)) return undefined
    const accessKey = newSecret(64)
    const token = Buffer.from(newSecret(32), 'base64').toString('base64url')
    this.#opening.add(given)
    try {
      const { inventory, close } = await open(accessKey)
      const secrets = () => [accessKey, token]
      const controlled = controlInventory(given, inventory, { steadyNow, secrets })
      const sandbox: Sandbox = { ...controlled, name: given, accessKey, token, ttlMs }
      this.#byName.set(given, { sandbox, close, usedAt: steadyNow() })
      this.#byToken.set(token, given)
      return sandbox
    } finally {
      this.#opening.delete(given)
    }
  }

  /** Ends a sandbox; to end one that there is not changes nothing. */
  async close(name: string): Promise<void> {
    const entry = this.#byName.get(name)
    if (entry === undefined) return
    this.#byName.delete(name)
    this.#byToken.delete(entry.sandbox.token)
    entry.sandbox.requests.end()
    await entry.close()
  }

  /** Ends the sandboxes that nobody has asked for during their time to live. */
  async closeIdle(): Promise<void> {
    const now = this.#options.steadyNow()
    const idle = [...this.#byName.values()].filter(({ sandbox, usedAt }) => now - usedAt >= sandbox.ttlMs)
    await Promise.all(idle.map(({ sandbox }) => this.close(sandbox.name)))
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#byName.keys()].map((name) => this.close(name)))
  }

  #newName(): string {
    return Buffer.from(this.#options.newSecret(8), 'base64').toString('hex')
  }
}
