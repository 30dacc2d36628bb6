import type { Author, NumberBlock } from '../../numbering/audit-entry.ts'
import { type GivenState, SOLD_BEFORE } from '../../numbering/given-state.ts'
import { type Instant, NEVER, PORTED_OUT, WITHDRAWN } from '../../numbering/instant.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import { OPERATOR_CLAIM } from '../rows/operator-claim.ts'
import { QUOTE_COLUMNS, quoteRow } from '../rows/quote-columns.ts'
import type { StockRun } from './place-blocks.ts'

/** New numbers of one block that are not free. */
export interface GivenRun extends StockRun {
  readonly block: NumberBlock
  readonly state: GivenState
  readonly freeAt: Instant
  readonly claim: number | null
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
    given.push({
      ...run,
      block,
      state,
      freeAt: freeAtOf(state),
      claim: state.kind === 'quarantined' ? OPERATOR_CLAIM : null,
    })
    return false
  })
  return { free, given }
}

function freeAtOf(state: GivenState): Instant {
  switch (state.kind) {
    case 'aging':
    case 'quarantined':
      return state.until
    case 'withdrawn':
      return WITHDRAWN
    case 'portedOut':
      return PORTED_OUT
    case 'owned':
      return NEVER
  }
}

/** Rows of `owned` for the numbers from `first` to `last`, in all columns but `number`. */
export type OwnedRunRow = Readonly<Record<string, string | number | null>>

/** The columns of `OwnedRunRow` that `owned` has. */
export const OWNED_COLUMNS: readonly string[] = [
  ...['resource', 'search', ...QUOTE_COLUMNS],
  ...['purchased_at', 'protected'],
]

/** The runs that have owners. */
export function ownedRows(given: readonly GivenRun[]): OwnedRunRow[] {
  return given.flatMap(({ first, last, block, state }) => {
    if (state.kind !== 'owned') return []
    const { resource, since, isProtected = false, kind: _, ...terms } = state
    const { country, numberType } = block.stock
    const quote = quoteRow({ country, numberType, ...terms })
    const row = {
      resource,
      search: SOLD_BEFORE,
      ...quote,
      purchased_at: since,
      protected: Number(isProtected),
    }
    return [{ first, last, ...row }]
  })
}

/** The most numbers that one entry of the trail names. */
const NAMED_TOGETHER = 1_000

/** An entry of the operator about new numbers, all of which it names. */
export interface GivenEntry {
  readonly numbers: readonly number[]
  readonly detail: AuditDetail
}

/** The entries that tell which of the numbers are off sale, until when, and for which reason. */
export function* offSaleEntries(given: readonly GivenRun[], author: Author): Generator<GivenEntry> {
  const byDetail = new Map<string, { readonly detail: AuditDetail; readonly numbers: number[] }>()
  for (const { first, last, state } of given) {
    const detail = detailOf(state, author)
    if (detail === undefined) continue
    const key = JSON.stringify(detail)
    const numbers = byDetail.get(key)?.numbers ?? []
    byDetail.set(key, { detail, numbers })
    for (let number = first; number <= last; number += 1) numbers.push(number)
  }
  for (const { detail, numbers } of byDetail.values()) {
    for (let at = 0; at < numbers.length; at += NAMED_TOGETHER) {
      yield { numbers: numbers.slice(at, at + NAMED_TOGETHER), detail }
    }
  }
}

function detailOf(state: GivenState, author: Author): AuditDetail | undefined {
  switch (state.kind) {
    case 'withdrawn':
      return { command: 'withdraw', ...by(state, author) }
    case 'quarantined':
      return { command: 'quarantine', freeAt: state.until, ...by(state, author) }
    case 'portedOut':
      return { command: 'portOut', ...by(state, author) }
    case 'aging':
    case 'owned':
      return undefined
  }
}

function by({ reason }: { readonly reason?: string }, author: Author) {
  return { author, ...(reason !== undefined && { reason }) }
}

/** Who puts numbers off sale that come in so, where nobody asked for the import. */
export const IMPORT_AUTHOR = { by: 'import' } as const
