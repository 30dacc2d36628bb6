import { importerOf } from '../../../operator/import/import-stock.ts'
import { readImportedStocks } from '../../../operator/import/read-imported-stocks.ts'
import { StockImport, StockImported } from '../../contract/import-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { toStockImported } from '../../wire/to-stock-imported.ts'
import { defineOperatorOperationWithBody } from '../own-operation.ts'

/** Five thousand ranges take 200 KiB. */
const LIMIT_BYTES = 1024 * 1024

export const importStock = defineOperatorOperationWithBody({
  operationId: 'ImportStock',
  method: 'POST',
  path: '/_holdline/stock/import',
  perInventory: true,
  summary:
    'Adds numbers, free at once. Numbers that exist stay as they are, so the same request can be sent again.',
  body: { mediaTypes: ['application/json'], schema: StockImport, required: true, limitBytes: LIMIT_BYTES },
  responses: { 200: StockImported },
  async handle({ controlled, author, body: { stocks, dryRun = false } }) {
    const read = await readImportedStocks(
      stocks.map(({ phoneNumberType: numberType, ...stock }) => ({ ...stock, numberType })),
    )
    if (read.kind === 'wrong') return invalidInput(`${read.field}: ${read.reason}.`, 'stocks')
    const imported = await importerOf(controlled.inventory.store, author).add(read.blocks, { dryRun })
    return { status: 200, body: toStockImported(imported, read.blocks) }
  },
})
