import type { StoreProcess } from '../scenarios/hold-in-store.ts'

const CALLERS = 64
const PART_MS = 1_000

/** Holds so many numbers of the area code, one by one; the process decides when its holds expire. */
export async function wear(store: StoreProcess, areaCode: string, holds: number): Promise<void> {
  const plan = { areaCodes: [areaCode], atOnce: CALLERS, warmUpMs: 0, measureMs: PART_MS }
  for (let done = 0; done < holds; ) done += ((await store.ask(plan)).perSecond * PART_MS) / 1_000
}
