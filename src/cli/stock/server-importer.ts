import { type StockImport, StockImported } from '../../http/contract/import-schemas.ts'
import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { GivenState } from '../../numbering/given-state.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import { importerOf } from '../../operator/import/import-stock.ts'
import type {
  BlockConflict,
  ImportedBlocks,
  Owners,
  StockImporter,
} from '../../operator/import/stock-importer.ts'
import { formatRange } from '../../operator/number-range.ts'
import { callServer } from '../call-server.ts'
import { checkAnswer } from '../check-answer.ts'
import type { ReachedInventory } from '../reach-inventory.ts'
import { controlPath } from '../server-options.ts'

export interface ImporterOptions {
  /** The name under which the operator imports, which nothing proves. */
  readonly claimedName: string | undefined
  /** Answers the resources of a store that the command has opened. */
  readonly findOwners: () => Promise<Owners>
}

/** The import into the inventory of this place. */
export function importerAt(
  place: ReachedInventory,
  { claimedName, findOwners }: ImporterOptions,
): StockImporter {
  if (place.kind === 'store') {
    const author = { by: 'command line', ...(claimedName !== undefined && { claimedName }) }
    return importerOf(place.store, author, findOwners)
  }
  const { server, sandbox } = place
  const path = controlPath({ sandbox }, 'stock/import')
  return {
    async add(blocks, { dryRun }) {
      const body: StockImport = { stocks: groupByKind(blocks), dryRun }
      const answer = checkAnswer(StockImported, await callServer(server, 'POST', path, body, claimedName))
      return toImported(answer, blocks)
    },
  }
}

/** Of one kind the blocks stay in their order. */
function groupByKind(blocks: readonly NumberBlock[]): StockImport['stocks'] {
  const groups = new Map<string, { readonly block: NumberBlock; readonly ranges: string[] }>()
  for (const block of blocks) {
    const { stock, carrier, label, state } = block
    const key = JSON.stringify([stock, carrier, label, state])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { block, ranges: [rangeOf(block)] })
    else group.ranges.push(rangeOf(block))
  }
  return [...groups.values()].map(({ block, ranges }) => {
    const { stock, carrier, label, state } = block
    const { numberType: phoneNumberType, ...others } = stock
    return {
      ...others,
      phoneNumberType,
      ...(carrier !== undefined && { carrier }),
      ...(label !== undefined && { label }),
      ...(state !== undefined && { state: toState(state) }),
      ranges,
    }
  })
}

function toState(state: GivenState): NonNullable<StockImport['stocks'][number]['state']> {
  switch (state.kind) {
    case 'aging':
      return { kind: 'aging', until: new Date(state.until).toISOString() }
    case 'quarantined':
      return { ...state, until: new Date(state.until).toISOString() }
    case 'withdrawn':
    case 'portedOut':
      return state
    case 'owned':
      return { ...state, since: new Date(state.since).toISOString() }
  }
}

function toImported(
  { added, known, portedOut, conflicts, missingOwners, closedOwners }: StockImported,
  blocks: readonly NumberBlock[],
): ImportedBlocks {
  const isRefused = conflicts.length > 0 || closedOwners !== undefined
  const places = new Map(isRefused ? blocks.map((block, nth) => [rangeOf(block), nth]) : [])
  return {
    added,
    known,
    portedOut,
    conflicts: conflicts.map(
      ({ range, count, phoneNumber, phoneNumberType, ...stock }): BlockConflict => ({
        nth: places.get(range) ?? 0,
        count,
        lowest: `+${phoneNumber.slice(1)}`,
        stock: { ...stock, numberType: phoneNumberType },
      }),
    ),
    ...(missingOwners !== undefined && { missingOwners }),
    ...(closedOwners !== undefined && {
      closedOwners: closedOwners.map(({ range, resource }) => ({ nth: places.get(range) ?? 0, resource })),
    }),
  }
}

function rangeOf({ first, last }: NumberBlock): string {
  return formatRange({ first: phoneNumberToInteger(first), last: phoneNumberToInteger(last) })
}
