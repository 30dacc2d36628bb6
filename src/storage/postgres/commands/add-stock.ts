import type { NumberBlock } from '../../../numbering/audit-entry.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { addToBlocks } from '../tables/block-table.ts'
import { addBlock } from '../tables/number-table.ts'
import { ensureStock } from '../tables/stock-table.ts'
import type { Transaction } from '../transaction.ts'

export async function addStock(transaction: Transaction, blocks: readonly NumberBlock[]): Promise<number> {
  // One import at a time: of blocks that overlap, the trail must name first the block that was added first.
  await transaction.query('LOCK TABLE stock IN SHARE ROW EXCLUSIVE MODE')
  // Readers of the trail know by the transaction's id that its entry may still appear. Other commands have an
  // id by then.
  await transaction.query('SELECT pg_current_xact_id()')
  const entry = await appendAudit(transaction, { command: 'stock', blocks }, [])
  let added = 0
  for (const { stock, first, last } of blocks) {
    const range = { first: phoneNumberToInteger(first), last: phoneNumberToInteger(last) }
    const id = await ensureStock(transaction, stock)
    added += await addBlock(transaction, { stock: id, ...range, entry })
    await addToBlocks(transaction, id, range)
  }
  return added
}
