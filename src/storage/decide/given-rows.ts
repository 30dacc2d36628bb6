import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { type GivenState, SOLD_BEFORE } from '../../numbering/given-state.ts'
import { type Instant, NEVER, WITHDRAWN } from '../../numbering/instant.ts'
import { QUOTE_COLUMNS, quoteRow } from '../rows/quote-columns.ts'
import type { StockRun } from './place-blocks.ts'

/** New numbers of one block that are not free. */
export interface GivenRun extends StockRun {
  readonly block: NumberBlock
  readonly state: GivenState
  readonly freeAt: Instant
}

/** Of new runs those whose blocks say a state, and the free ones. */
export function sortOut<T extends StockRun>(
  runs: readonly T[],
  blocks: readonly NumberBlock[],
): { readonly free: readonly T[]; readonly given: readonly GivenRun[] } {
  const given: GivenRun[] = []
  const free = runs.filter((run) => {
    const block = blocks[run.nth ?? -1]
    const state = block?.state
    if (block === undefined || state === undefined) return true
    given.push({ ...run, block, state, freeAt: freeAtOf(state) })
    return false
  })
  return { free, given }
}

function freeAtOf(state: GivenState): Instant {
  switch (state.kind) {
    case 'aging':
      return state.until
    case 'withdrawn':
      return WITHDRAWN
    case 'owned':
      return NEVER
  }
}

/** Rows of `owned` for the numbers from `first` to `last`, in all columns but `number`. */
export type OwnedRunRow = Readonly<Record<string, string | number | null>>

/** The columns of `OwnedRunRow` that `owned` has. */
export const OWNED_COLUMNS: readonly string[] = ['resource', 'search', ...QUOTE_COLUMNS, 'purchased_at']

/** The runs that have owners. */
export function ownedRows(given: readonly GivenRun[]): OwnedRunRow[] {
  return given.flatMap(({ first, last, block, state }) => {
    if (state.kind !== 'owned') return []
    const { resource, since, kind: _, ...terms } = state
    const { country, numberType } = block.stock
    const quote = quoteRow({ country, numberType, ...terms })
    return [{ first, last, resource, search: SOLD_BEFORE, ...quote, purchased_at: since }]
  })
}

/** The most numbers that one entry of the trail names. */
const NAMED_TOGETHER = 1_000

/** The numbers to withdraw by one entry each, with the reason. */
export function* withdrawals(
  given: readonly GivenRun[],
): Generator<{ readonly numbers: readonly number[]; readonly reason?: string }> {
  const byReason = new Map<string | undefined, number[]>()
  for (const { first, last, state } of given) {
    if (state.kind !== 'withdrawn') continue
    const numbers = byReason.get(state.reason) ?? []
    for (let number = first; number <= last; number += 1) numbers.push(number)
    byReason.set(state.reason, numbers)
  }
  for (const [reason, numbers] of byReason) {
    for (let at = 0; at < numbers.length; at += NAMED_TOGETHER) {
      yield { numbers: numbers.slice(at, at + NAMED_TOGETHER), ...(reason !== undefined && { reason }) }
    }
  }
}

/** Who withdraws numbers that come in off sale, where nobody asked for the import. */
export const IMPORT_AUTHOR = { by: 'import' } as const
