import { randomBytes } from 'node:crypto'
import type { Config } from '../config/config.ts'
import { toSetting } from '../control/clock/move-clock.ts'
import type { FaultDocument } from '../control/faults/fault-document.ts'
import { Sandboxes, type SandboxesOptions } from '../control/sandboxes/sandboxes.ts'
import type { Inventory } from '../inventory/inventory.ts'
import type { RegisterLog } from '../inventory/register/open-register.ts'
import type { HoldlineOptions } from './holdline-options.ts'
import { inventoryOver, type SharedDependencies } from './inventory-over.ts'
import { planSandbox, type SandboxPlan } from './plan-sandbox.ts'
import { withOfferings } from './with-offerings.ts'

export interface SandboxesSurroundings extends Pick<SandboxesOptions, 'steadyNow'> {
  /** Opens the store of a new sandbox. */
  readonly openStore: HoldlineOptions['openSandboxStore']
  readonly loadDefaultStock: HoldlineOptions['loadDefaultStock'] | undefined
  /** Fills a new inventory that begins as the server did; nothing if absent. */
  readonly plant: HoldlineOptions['plant'] | undefined
  /** The fault rules of an inventory that begins as the server did. */
  readonly firstFaults: readonly FaultDocument[]
  /** The configuration at this moment. */
  readonly config: () => Config
  readonly shared: SharedDependencies
  readonly log: RegisterLog
}

/** The sandboxes of a server, none at first. A sandbox has the server's settings, and the default resource alone. */
export function openSandboxes({
  openStore,
  loadDefaultStock,
  plant,
  firstFaults,
  config,
  shared,
  log,
  ...options
}: SandboxesSurroundings): Sandboxes {
  async function fill(store: Inventory['store'], accessKey: string, plan: SandboxPlan): Promise<Inventory> {
    if (plan.clock !== undefined) await store.resetClock(toSetting(plan.clock))
    const configured = withOfferings(config(), plan.seed?.document ?? {})
    const [first] = configured.resources
    const resources: Config['resources'] = [{ ...first, accessKeys: [accessKey], hosts: [] }]
    const inventory = await inventoryOver(store, { ...configured, resources, loopback: true }, shared, log)
    if (plan.seed !== undefined) {
      const { plantSeed } = await import('../seed/plant-seed.ts')
      await plantSeed(inventory, plan.seed)
    } else if (beginsAsServer(plan)) await plant?.(inventory)
    return inventory
  }
  return new Sandboxes({
    ...options,
    limit: () => config().maxSandboxes,
    newSecret: (bytes) => randomBytes(bytes).toString('base64'),
    async open(accessKey, beginning) {
      const plan = await planSandbox(beginning, loadDefaultStock)
      const store = await openStore(plan.stock)
      try {
        return {
          inventory: await fill(store, accessKey, plan),
          isEmpty: plan.seed === undefined && (plant === undefined || !beginsAsServer(plan)),
          firstFaults: beginsAsServer(plan) ? firstFaults : (plan.seed?.document.faults ?? []),
          close: () => store.close(),
        }
      } catch (error) {
        await store.close()
        throw error
      }
    },
  })
}

function beginsAsServer({ seed, stock }: SandboxPlan): boolean {
  return seed === undefined && stock === 'default'
}
