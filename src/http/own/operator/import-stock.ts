import { findOwners } from '../../../operator/import/find-owners.ts'
import { importerOf } from '../../../operator/import/import-stock.ts'
import { readImportedStocks } from '../../../operator/import/read-imported-stocks.ts'
import { StockImport, StockImported } from '../../contract/import-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { toGivenState } from '../../request/to-given-state.ts'
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
    'Adds numbers, free at once or in the state that is said. Numbers that exist stay as they are, so the same request can be sent again.',
  body: { mediaTypes: ['application/json'], schema: StockImport, required: true, limitBytes: LIMIT_BYTES },
  responses: { 200: StockImported },
  async handle({ controlled, author, body: { stocks, dryRun = false } }) {
    const read = await readImportedStocks(
      stocks.map(({ phoneNumberType: numberType, state, ...stock }) => ({
        ...stock,
        numberType,
        ...(state && { state: toGivenState(state) }),
      })),
    )
    if (read.kind === 'wrong') return invalidInput(`${read.field}: ${read.reason}.`, 'stocks')
    const { store, register } = controlled.inventory
    const importer = importerOf(store, author, () => findOwners(register))
    const imported = await importer.add(read.blocks, { dryRun })
    return { status: 200, body: toStockImported(imported, read.blocks) }
  },
})
