import type { Inventory } from '../../inventory/inventory.ts'
import { controlInventory } from '../control-inventory.ts'
import { putBackFaults } from '../faults/put-back-faults.ts'
import { BeginningViolation } from './beginning-violation.ts'
import type { Sandbox } from './sandbox.ts'
import type { SandboxBeginning } from './sandbox-beginning.ts'
import { SandboxUse } from './sandbox-use.ts'

/** How long a sandbox lives without a request if its maker does not say: an hour. */
const DEFAULT_TTL_MS = 60 * 60_000

/**
 * The age from which old records of a sandbox are removed, an hour of real time. What lives for the length of a test costs
 * no round, and no test that moves its clock by months loses what it reads.
 */
const OLD_MS = 60 * 60_000

/** See `PassingStore` of housekeeping. */
interface OldStore extends Pick<Inventory, 'store'> {
  readonly work: (does: () => Promise<void>) => Promise<void> | undefined
}

export interface SandboxesOptions {
  /**
   * Opens the inventory of a new sandbox, which answers to this access key.
   * @throws {BeginningViolation} if the beginning cannot be had
   */
  readonly open: (accessKey: string, beginning: SandboxBeginning) => Promise<OpenInventory>
  /** The most sandboxes at a time; asked at each creation. */
  readonly limit: () => number
  /** Milliseconds of real time that only go forward: a sandbox's own clock may stand still. */
  readonly steadyNow: () => number
  /** A secret that nobody can guess, of so many bytes, in base64. */
  readonly newSecret: (bytes: number) => string
}

/** An inventory that is open until it is closed. */
export interface OpenInventory {
  readonly inventory: Inventory
  /** The fault rules that it begins with; none if absent. */
  readonly firstFaults?: Sandbox['firstFaults']
  /** Whether nobody has or holds a number yet; `false` if absent. */
  readonly isEmpty?: boolean
  close(): Promise<void>
}

export interface NewSandbox extends SandboxBeginning {
  /** In the form of `SANDBOX_NAME`; made if absent. */
  readonly name?: string
  /** How long the sandbox lives without a request, in milliseconds; an hour if absent. */
  readonly ttlMs?: number
}

export type Creation =
  | { readonly kind: 'created'; readonly sandbox: Sandbox }
  /** There is a sandbox of this name. */
  | { readonly kind: 'exists' }
  /** There are as many sandboxes as there may be. */
  | { readonly kind: 'tooMany'; readonly limit: number }
  /** It cannot begin so. */
  | { readonly kind: 'invalid'; readonly violation: BeginningViolation }

interface Entry {
  readonly sandbox: Sandbox
  readonly close: () => Promise<void>
}

/** The sandboxes of a server, by their names and tokens. */
export class Sandboxes {
  readonly #options: SandboxesOptions
  readonly #entries = new Map<string, Entry>()
  readonly #byToken = new Map<string, Sandbox>()
  /** The sandboxes that are being opened, by name. */
  readonly #opening = new Map<string, Promise<Sandbox>>()
  /** The sandboxes that are being closed, the last one of each name. */
  readonly #closing = new Map<string, Promise<void>>()

  constructor(options: SandboxesOptions) {
    this.#options = options
  }

  /** The living sandbox of this name. */
  find(name: string): Sandbox | undefined {
    return this.findEach([name])[0]
  }

  /** The living sandboxes of these names, in their order. */
  findEach(names: readonly string[]): readonly Sandbox[] {
    return this.#living(names.flatMap((name) => this.#entries.get(name)?.sandbox ?? []))
  }

  /** The living sandbox that has this token. */
  withToken(token: string): Sandbox | undefined {
    const sandbox = this.#byToken.get(token)
    return sandbox && this.#living([sandbox])[0]
  }

  /** The living sandboxes, the oldest first. */
  list(): readonly Sandbox[] {
    return this.#living([...this.#entries.values()].map(({ sandbox }) => sandbox))
  }

  /** The stores of the living sandboxes that are old enough to have old records, and the work over each. */
  old(): readonly OldStore[] {
    const now = this.#options.steadyNow()
    return this.list()
      .filter(({ use }) => use.ageMs(now) >= OLD_MS)
      .map(({ inventory: { store }, use }) => ({ store, work: (does) => use.work(does) }))
  }

  async create(wanted: NewSandbox): Promise<Creation> {
    await this.closeIdle()
    const name = wanted.name ?? this.#newName()
    if (this.#entries.has(name) || this.#opening.has(name)) return { kind: 'exists' }
    const limit = this.#options.limit()
    if (this.#entries.size + this.#opening.size >= limit) return { kind: 'tooMany', limit }
    const opening = this.#open(name, wanted)
    this.#opening.set(name, opening)
    try {
      return { kind: 'created', sandbox: await opening }
    } catch (error) {
      if (error instanceof BeginningViolation) return { kind: 'invalid', violation: error }
      throw error
    } finally {
      this.#opening.delete(name)
    }
  }

  /** Ends a sandbox, when its requests under way are done. To end one that has ended changes nothing. */
  async close(name: string): Promise<void> {
    const entry = this.#entries.get(name)
    if (entry === undefined) return this.#closing.get(name)
    const { sandbox, close } = entry
    this.#entries.delete(name)
    this.#byToken.delete(sandbox.token)
    sandbox.requests.end()
    const closing = sandbox.use.end().then(close)
    this.#closing.set(name, closing)
    try {
      await closing
    } finally {
      if (this.#closing.get(name) === closing) this.#closing.delete(name)
    }
  }

  /** The same for this very sandbox: one that has its name by now is left alone. */
  async end(sandbox: Sandbox): Promise<void> {
    const { sandbox: named = sandbox } = this.#entries.get(sandbox.name) ?? {}
    if (named === sandbox) await this.close(sandbox.name)
  }

  /** Ends the sandboxes that had no request during their time to live. */
  async closeIdle(): Promise<void> {
    const now = this.#options.steadyNow()
    await this.#closeWhere((sandbox) => !isLiving(sandbox, now))
  }

  /** Ends every sandbox, also those that are being opened or closed. */
  async closeAll(): Promise<void> {
    await Promise.allSettled(this.#opening.values())
    await Promise.all([this.#closeWhere(() => true), ...this.#closing.values()])
  }

  /** The clock is read once: that takes up to some microseconds, and there may be thousands of sandboxes. */
  #living(sandboxes: readonly Sandbox[]): readonly Sandbox[] {
    if (sandboxes.length === 0) return sandboxes
    const now = this.#options.steadyNow()
    return sandboxes.filter((sandbox) => isLiving(sandbox, now))
  }

  async #closeWhere(isOver: (sandbox: Sandbox) => boolean): Promise<void> {
    const over = [...this.#entries.values()].filter(({ sandbox }) => isOver(sandbox))
    const closing = over.map(({ sandbox }) => this.close(sandbox.name))
    await Promise.allSettled(closing)
    await Promise.all(closing)
  }

  async #open(name: string, { ttlMs = DEFAULT_TTL_MS, ...beginning }: NewSandbox): Promise<Sandbox> {
    const { open, newSecret, steadyNow } = this.#options
    const accessKey = newSecret(64)
    const token = Buffer.from(newSecret(32), 'base64').toString('base64url')
    const { inventory, firstFaults = [], isEmpty = false, close } = await open(accessKey, beginning)
    const use = new SandboxUse(steadyNow)
    const secrets = () => [accessKey, token]
    const controlled = controlInventory(name, inventory, { steadyNow, secrets, firstFaults })
    try {
      await controlled.start.keep({ isEmpty })
      await putBackFaults(controlled)
    } catch (error) {
      await close()
      throw error
    }
    const sandbox: Sandbox = { ...controlled, name, accessKey, token, ttlMs, use }
    this.#entries.set(name, { sandbox, close })
    this.#byToken.set(token, sandbox)
    return sandbox
  }

  #newName(): string {
    return Buffer.from(this.#options.newSecret(8), 'base64').toString('hex')
  }
}

/** Whether the time to live of the sandbox is not over. */
function isLiving({ use, ttlMs }: Sandbox, now: number): boolean {
  return use.idleMs(now) < ttlMs
}
