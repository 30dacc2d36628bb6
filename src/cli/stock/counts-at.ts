import { StockCounts } from '../../http/contract/stock-schemas.ts'
import { toStockCounts } from '../../http/wire/to-stock-counts.ts'
import { countStock, type StockFilter } from '../../operator/count-stock.ts'
import { callServer } from '../call-server.ts'
import { checkAnswer } from '../check-answer.ts'
import type { ReachedInventory } from '../reach-inventory.ts'
import { controlPath } from '../server-options.ts'

/** The counts of the stocks of this place, in the form of `GET /_holdline/stock`. */
export async function countsAt(place: ReachedInventory, filter: StockFilter): Promise<StockCounts> {
  if (place.kind === 'store') return toStockCounts(await countStock(place, filter))
  const { country, numberType, areaCode } = filter
  const query = new URLSearchParams({
    ...(country !== undefined && { country }),
    ...(numberType !== undefined && { phoneNumberType: numberType }),
    ...(areaCode !== undefined && { areaCode }),
  })
  const { server, sandbox } = place
  const path = controlPath({ sandbox }, `stock?${query}`)
  return checkAnswer(StockCounts, await callServer(server, 'GET', path))
}
