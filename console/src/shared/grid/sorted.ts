import type { Column, Order } from './column.ts'

/** The rows in the order of a column; rows that are in this order already are answered as they are. */
export function sorted<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  order: Order | undefined,
): readonly T[] {
  const sortBy = columns.find(({ id }) => id === order?.column)?.sortBy
  if (order === undefined || sortBy === undefined) return rows
  const sign = order.isDescending ? -1 : 1
  const keyed = rows.map((row) => ({ row, by: sortBy(row) }))
  const isSorted = keyed.every(({ by }, at) => {
    const before = keyed[at - 1]
    return before === undefined || before.by === by || before.by < by === sign > 0
  })
  if (isSorted) return rows
  return keyed.sort((a, b) => (a.by < b.by ? -sign : a.by > b.by ? sign : 0)).map(({ row }) => row)
}
