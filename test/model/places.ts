import { expect } from 'vitest'
import { type Creation, Sandboxes } from '../../src/control/sandboxes/sandboxes.ts'
import type { Fill } from '../../src/numbering/fill.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { checkInvariants } from './check-invariants.ts'
import type { FailingDisk } from './failing-disk.ts'
import type { Machine } from './machine.ts'
import { Model } from './model.ts'
import { openInventory, openReal } from './open-inventory.ts'
import type { Real } from './real.ts'
import { startModel } from './start-model.ts'
import type { Tally } from './tally.ts'

/** The rules under which every inventory of a history is. */
export interface Terms {
  readonly agingMs: number
  readonly fill: Fill
}

/** An inventory beside its model: the main one, or that of a sandbox. */
export interface Place {
  readonly name: string
  readonly model: Model
  readonly real: Real
}

interface SandboxPlace extends Place {
  readonly ttlMs: number
  usedAt: number
}

/** An empty store in memory, and the disk that can fail under it. */
export interface OpenedStore {
  readonly store: InventoryStore
  readonly disk: FailingDisk
}

export type OpenStore = () => Promise<OpenedStore>

export interface Surroundings {
  readonly tally: Tally
  readonly machine: Machine
}

/** The most sandboxes of a history at a time. */
export const MOST_SANDBOXES = 2

/** The main inventory of a stand-in and its sandboxes, each beside a model of its own. */
export class Places {
  readonly tally: Tally
  readonly machine: Machine
  readonly sandboxes: Sandboxes
  readonly #main: Place
  readonly #terms: Terms
  readonly #disks = new WeakMap<InventoryStore, FailingDisk>()
  readonly #places = new Map<string, SandboxPlace>()

  private constructor(main: Place, terms: Terms, openStore: OpenStore) {
    this.#main = main
    this.#terms = terms
    this.tally = main.real.tally
    this.machine = main.real.machine
    let secrets = 0
    this.sandboxes = new Sandboxes({
      limit: () => MOST_SANDBOXES,
      steadyNow: this.machine.steadyNow,
      newSecret(bytes) {
        secrets += 1
        return Buffer.alloc(bytes, `${secrets} is a secret`).toString('base64')
      },
      open: async () => {
        const { store, disk } = await openStore()
        this.#disks.set(store, disk)
        const inventory = await openInventory(store, terms.agingMs, terms.fill)
        return { inventory, close: () => store.close() }
      },
    })
  }

  /** @param openStore opens an empty store in memory, by the clocks of the machine */
  static async open(openStore: OpenStore, terms: Terms, surroundings: Surroundings): Promise<Places> {
    const { store, disk } = await openStore()
    const real = await openReal(store, { ...terms, ...surroundings, isOnMachine: true, disk })
    const main = { name: 'main', real, model: await startModel(real, terms.agingMs) }
    const places = new Places(main, terms, openStore)
    await places.checkAll()
    return places
  }

  async close(): Promise<void> {
    await this.sandboxes.closeAll()
    await this.#main.real.inventory.store.close()
  }

  /** The main inventory and the sandboxes that live. */
  all(): readonly Place[] {
    for (const [name, { usedAt, ttlMs }] of this.#places) {
      if (this.machine.steadyNow() - usedAt >= ttlMs) this.#places.delete(name)
    }
    return [this.#main, ...this.#places.values()]
  }

  /** The main inventory for 0, or for another number one of those that live. */
  nth(nth: number): Place {
    const all = this.all()
    return all[nth % all.length] ?? this.#main
  }

  has(name: string): boolean {
    return this.all().some((place) => place.name === name)
  }

  /** Makes a sandbox, which begins as the main inventory began. */
  async create(name: string, ttlMs: number): Promise<Creation['kind']> {
    const creation = await this.sandboxes.create({ name, ttlMs })
    if (creation.kind !== 'created') return creation.kind
    const { machine, tally } = this
    const disk = this.#disks.get(creation.sandbox.inventory.store)
    const real = { ...creation.sandbox, machine, tally, isOnMachine: true, ...(disk && { disk }) }
    const model = new Model(this.#terms.agingMs, this)
    model.keepStart()
    this.#places.set(name, { name, model, real, ttlMs, usedAt: machine.steadyNow() })
    return creation.kind
  }

  async end(name: string): Promise<void> {
    await this.sandboxes.close(name)
    this.#places.delete(name)
  }

  /** Does something in a place, which is used thereby as by a request. */
  async use(place: Place, does: () => Promise<void>): Promise<void> {
    const end = this.sandboxes.find(place.name)?.use.begin()
    await does()
    end?.()
    const sandbox = this.#places.get(place.name)
    if (sandbox !== undefined) sandbox.usedAt = this.machine.steadyNow()
  }

  /** The sandboxes that live are those of the models, and every place is as its model says. */
  async checkAll(): Promise<void> {
    this.#checkNames()
    for (const { model, real } of this.all()) await checkInvariants(model, real, 'all')
  }

  /** The places that a command was not for are as they were, with the same time and rules, and no entry in the trail. */
  async checkOthers(used: Place | undefined): Promise<void> {
    this.#checkNames()
    for (const { model, real } of this.all().filter((place) => place !== used)) {
      const { now, audit } = real.inventory.store
      expect(await now()).toBe(model.now)
      expect(await audit({ after: model.lastEntry, limit: 1 })).toEqual([])
      expect(real.faults.list()).toHaveLength(model.rules.list().length)
    }
  }

  #checkNames(): void {
    const names = this.all().map(({ name }) => name)
    expect(['main', ...this.sandboxes.list().map(({ name }) => name)]).toEqual(names)
  }
}
