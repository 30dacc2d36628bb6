import { type StockImport, StockImported } from '../../http/contract/import-schemas.ts'
import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import { importerOf } from '../../operator/import/import-stock.ts'
import type { BlockConflict, ImportedBlocks, StockImporter } from '../../operator/import/stock-importer.ts'
import { formatRange } from '../../operator/number-range.ts'
import { callServer } from '../call-server.ts'
import { checkAnswer } from '../check-answer.ts'
import type { ReachedInventory } from '../reach-inventory.ts'
import { controlPath } from '../server-options.ts'

/** The import into the inventory of this place. */
export function importerAt(place: ReachedInventory, claimedName?: string): StockImporter {
  if (place.kind === 'store') {
    return importerOf(place.store, {
      by: 'command line',
      ...(claimedName !== undefined && { claimedName }),
    })
  }
  const { server, sandbox } = place
  const path = controlPath({ sandbox }, 'stock/import')
  return {
    async add(blocks, { dryRun }) {
      const body: StockImport = { stocks: groupByStock(blocks), dryRun }
      const answer = checkAnswer(StockImported, await callServer(server, 'POST', path, body, claimedName))
      return toImported(answer, blocks)
    },
  }
}

/** In one stock the blocks stay in their order. */
function groupByStock(blocks: readonly NumberBlock[]): StockImport['stocks'] {
  const groups = new Map<NumberBlock['stock'], string[]>()
  for (const block of blocks) {
    const ranges = groups.get(block.stock)
    if (ranges === undefined) groups.set(block.stock, [rangeOf(block)])
    else ranges.push(rangeOf(block))
  }
  return [...groups].map(([{ numberType: phoneNumberType, ...stock }, ranges]) => ({
    ...stock,
    phoneNumberType,
    ranges,
  }))
}

function toImported(
  { added, known, conflicts }: StockImported,
  blocks: readonly NumberBlock[],
): ImportedBlocks {
  const places = new Map(conflicts.length === 0 ? [] : blocks.map((block, nth) => [rangeOf(block), nth]))
  return {
    added,
    known,
    conflicts: conflicts.map(
      ({ range, count, phoneNumber, phoneNumberType, ...stock }): BlockConflict => ({
        nth: places.get(range) ?? 0,
        count,
        lowest: `+${phoneNumber.slice(1)}`,
        stock: { ...stock, numberType: phoneNumberType },
      }),
    ),
  }
}

function rangeOf({ first, last }: NumberBlock): string {
  return formatRange({ first: phoneNumberToInteger(first), last: phoneNumberToInteger(last) })
}
