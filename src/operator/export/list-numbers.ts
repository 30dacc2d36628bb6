import type { NumberStateName } from '../../numbering/number-states.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import type { Timed } from '../../storage/port/timed.ts'
import { joinRuns, type NumberRun, toNumberRun } from './number-run.ts'

/** How many parts of numbers a page is made of: other requests wait no longer than for as many. */
const PARTS = 1_000

export interface NumberQuery {
  /** The last number of the page before; absent for the first page. */
  readonly after?: PhoneNumber
  /** Only numbers in this state. */
  readonly state?: NumberStateName
}

export interface NumberRuns {
  readonly runs: readonly NumberRun[]
  /** The number after which the next page begins; absent on the last page. A page may have no run, and have a next one. */
  readonly next?: PhoneNumber
}

/** A page of all numbers, ascending, as they are at one instant. */
export async function listNumbers(
  { store }: { readonly store: Pick<InventoryStore, 'listNumbers'> },
  { after, state }: NumberQuery,
): Promise<Timed<NumberRuns>> {
  const { value: parts, now } = await store.listNumbers({
    limit: PARTS,
    ...(after !== undefined && { after }),
  })
  const wanted = parts.map(toNumberRun).filter((run) => state === undefined || run.state === state)
  const runs: NumberRun[] = []
  for await (const run of joinRuns(wanted)) runs.push(run)
  const next = parts.length < PARTS ? undefined : parts.at(-1)?.last
  return { value: { runs, ...(next !== undefined && { next }) }, now }
}
