import { countStock } from '../../../operator/count-stock.ts'
import { StockCounts, StockQuery } from '../../contract/stock-schemas.ts'
import { readCountry } from '../../request/read-country.ts'
import { toStockCounts } from '../../wire/to-stock-counts.ts'
import { defineOperatorOperationWithQuery } from '../own-operation.ts'

export const getStock = defineOperatorOperationWithQuery({
  operationId: 'GetStock',
  method: 'GET',
  path: '/_holdline/stock',
  perInventory: true,
  summary: 'How many numbers there are, by country, type, area code, capabilities and state.',
  query: StockQuery,
  responses: { 200: StockCounts },
  async handle({ controlled, filters }) {
    const { phoneNumberType, areaCode } = filters
    const read = readCountry(filters.country)
    if ('error' in read) return read
    const { country } = read
    const counted = await countStock(controlled.inventory, {
      ...(country !== undefined && { country }),
      ...(phoneNumberType !== undefined && { numberType: phoneNumberType }),
      ...(areaCode !== undefined && { areaCode }),
    })
    return { status: 200, body: toStockCounts(counted) }
  },
})
