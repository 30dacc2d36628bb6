import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { ImportedBlocks } from '../../operator/import/stock-importer.ts'
import { formatRange } from '../../operator/number-range.ts'
import type { StockImported } from '../contract/import-schemas.ts'

/** What an import of the blocks did, as our own API shows it. */
export function toStockImported(
  { added, known, portedOut, conflicts, missingOwners, closedOwners }: ImportedBlocks,
  blocks: readonly NumberBlock[],
): StockImported {
  return {
    added,
    known,
    portedOut,
    conflicts: conflicts.map(({ nth, count, lowest, stock: { numberType, ...stock } }) => ({
      range: rangeOf(blocks[nth]),
      count,
      phoneNumber: lowest,
      ...stock,
      phoneNumberType: numberType,
    })),
    ...(missingOwners !== undefined && { missingOwners: [...missingOwners] }),
    ...(closedOwners !== undefined && {
      closedOwners: closedOwners.map(({ nth, resource }) => ({ range: rangeOf(blocks[nth]), resource })),
    }),
  }
}

function rangeOf(block: NumberBlock | undefined): string {
  if (block === undefined) return ''
  return formatRange({ first: phoneNumberToInteger(block.first), last: phoneNumberToInteger(block.last) })
}
