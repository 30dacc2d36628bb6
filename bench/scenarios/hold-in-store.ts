import type { StoreLoadPlan, StoreLoadResult } from '../load/store-load.ts'
import type { Child } from '../processes/start-child.ts'
import type { Side } from '../report/interleave.ts'
import type { Scale } from '../scale.ts'

/** An inventory's store in a process of its own. */
export type StoreProcess = Child<StoreLoadPlan, StoreLoadResult>

/** A store that is asked, without HTTP, for one number of these area codes in turn. */
export function holdInStore(options: {
  name: string
  store: StoreProcess
  areaCodes: readonly string[]
  /** How many holds are under way at a time. */
  atOnce: number
  /** How many resources hold in turn; one if absent. */
  resources?: number
  /** The most numbers that one of them may hold; absent for no limit. */
  heldLimit?: number
  /** Whether no number is free. */
  outOfStock?: boolean
  scale: Scale
}): Side {
  const { name, store, areaCodes, atOnce, resources = 1, heldLimit, outOfStock = false, scale } = options
  const limit = heldLimit === undefined ? {} : { heldLimit }
  const { warmUpMs, measureMs } = scale
  return {
    name,
    async measure() {
      const { empty, ...sample } = await store.ask({
        areaCodes,
        atOnce,
        resources,
        ...limit,
        warmUpMs,
        measureMs,
      })
      if (empty !== (outOfStock ? 1 : 0)) throw new Error(`${name}: ${empty} of the holds found nothing`)
      return sample
    },
  }
}
