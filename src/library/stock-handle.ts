import type { Inventory } from '../inventory/inventory.ts'
import { withTotal } from '../numbering/state-counts.ts'
import { countStock } from '../operator/count-stock.ts'
import { countNew } from '../storage/port/count-new.ts'
import type { Stock, StockCounts, StockFilter } from './stock.ts'
import type { StockEntry } from './stock-entry.ts'
import { toBlocks } from './to-blocks.ts'

/** The numbers of an inventory, as its store has them. */
export class StockHandle implements Stock {
  readonly #inventory: Inventory

  constructor(inventory: Inventory) {
    this.#inventory = inventory
  }

  async add(entries: readonly StockEntry[]): Promise<number> {
    const blocks = await toBlocks(entries, 'stock.add')
    return countNew(await this.#inventory.store.addStock(blocks, { by: 'library' }))
  }

  async counts(filter: StockFilter = {}): Promise<StockCounts> {
    const { value, now } = await countStock(this.#inventory, filter)
    return {
      at: new Date(now),
      ...withTotal(value.sum),
      stocks: value.stocks.map(({ stock, ...counts }) => ({ ...stock, ...withTotal(counts) })),
    }
  }
}
