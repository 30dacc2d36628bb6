import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { AT_ONCE, type SaleChange, type SaleChanged, toSaleChanged, toStoreRange } from './change-sale.ts'

export interface StockDeleted extends SaleChanged {
  /** How many of those that are left stay for this reason alone: a resource owned them once. */
  readonly onceOwned: number
}

/** Takes the first thousand numbers of a range out of the inventory, without those that somebody has or ever owned. */
export async function deleteStock(
  { store }: { readonly store: Pick<InventoryStore, 'deleteStock'> },
  { range, ...order }: Omit<SaleChange, 'action'>,
): Promise<StockDeleted> {
  const { onceOwned, ...answer } = await store.deleteStock({
    ...order,
    ...toStoreRange(range),
    limit: AT_ONCE,
  })
  return { ...toSaleChanged(answer, range), onceOwned }
}
