import { createHistogram } from 'node:perf_hooks'
import { v7 as newGuid } from 'uuid'
import { openPlace, type Place } from '../stock/place.ts'
import { countHeld, holdCommand } from './hold-command.ts'

export interface StoreLoadInput {
  readonly place: Place
  readonly holdMs: number
}

export interface StoreLoadPlan {
  /** Asked in turn. Never empty. */
  readonly areaCodes: readonly string[]
  /** How many holds are under way at a time. */
  readonly atOnce: number
  /** How many resources hold in turn; one if absent. */
  readonly resources?: number
  /** The most numbers that one of them may hold; absent for no limit. */
  readonly heldLimit?: number
  readonly warmUpMs: number
  readonly measureMs: number
}

export interface StoreLoadResult {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** The share of the holds that found nothing, 0 to 1. */
  readonly empty: number
}

/** Opens the inventory as the server does, and holds one number after another, each by a search of its own. */
export async function openStoreLoad({ place, holdMs }: StoreLoadInput) {
  const store = await openPlace(place)

  async function run(plan: StoreLoadPlan): Promise<StoreLoadResult> {
    const { areaCodes, atOnce, resources = 1, heldLimit, warmUpMs, measureMs } = plan
    const commands = areaCodes.map((areaCode) => holdCommand(areaCode, holdMs))
    let held = 0
    const microseconds = createHistogram()
    let empty = 0
    const start = performance.now() + warmUpMs
    const end = start + measureMs

    async function keepHolding() {
      for (let before = performance.now(); before < end; ) {
        held += 1
        const command = commands[held % commands.length]
        if (command === undefined) throw new Error('There is no stock to hold')
        const resource = `resource ${held % resources}`
        const limit = heldLimit === undefined ? {} : { heldLimit }
        const found = countHeld(await store.hold({ ...command, ...limit, resource, searchId: newGuid() }))
        const after = performance.now()
        if (after >= start && after < end) {
          microseconds.record(Math.max(1, Math.round((after - before) * 1_000)))
          if (found === 0) empty += 1
        }
        before = after
      }
    }
    await Promise.all(Array.from({ length: atOnce }, keepHolding))
    return {
      perSecond: microseconds.count / (measureMs / 1_000),
      p50Ms: microseconds.percentile(50) / 1_000,
      p99Ms: microseconds.percentile(99) / 1_000,
      empty: empty / microseconds.count,
    }
  }

  return { run, close: () => store.close() }
}
