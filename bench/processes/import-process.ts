import { existsSync, readFileSync } from 'node:fs'
import { type ImportPlan, importBlocks } from '../stock/import-blocks.ts'
import { openPlace, type Place } from '../stock/place.ts'
import { processorTime } from './processor-time.ts'
import { parentInput, serveParent } from './serve-parent.ts'

export interface ImportInput extends ImportPlan {
  /** An empty inventory, or where one is to be made. */
  readonly place: Place
}

/** What one import took. */
export interface ImportFigures {
  readonly importMs: number
  /** The time of all threads of this process. */
  readonly importProcessorMs: number
  /**
   * How much the memory of this process grew, at most, beyond the list of the ranges; `undefined` where the system does
   * not tell (other than Linux).
   */
  readonly growthMiB?: number
}

/** Brings numbers into an inventory, once. */
const { place, ...plan }: ImportInput = JSON.parse(parentInput())
const store = await openPlace(place)
const blocks = importBlocks(plan)
serveParent({ port: 0, answer: bringIn, stop: () => store.close() })

async function bringIn(): Promise<ImportFigures> {
  await store.count()
  const memory = residentMiB('VmRSS')
  const [{ processorUs: before }, start] = [await processorTime(), performance.now()]
  const added = await store.addStock(blocks)
  const [{ processorUs: after }, end] = [await processorTime(), performance.now()]
  if (added !== plan.ranges * plan.size) throw new Error(`The import added ${added} numbers`)
  const peak = residentMiB('VmHWM')
  return {
    importMs: end - start,
    importProcessorMs: (after - before) / 1_000,
    ...(memory !== undefined && peak !== undefined && { growthMiB: peak - memory }),
  }
}

/** A figure of https://man7.org/linux/man-pages/man5/proc_pid_status.5.html: the memory now, or its most so far. */
function residentMiB(name: 'VmRSS' | 'VmHWM'): number | undefined {
  const status = '/proc/self/status'
  if (!existsSync(status)) return undefined
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(status, 'utf8'))?.[1]) / 1_024
}
