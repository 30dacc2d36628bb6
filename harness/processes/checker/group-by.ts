/** The items by their keys, in their order; items without a key are left out. */
export function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K | undefined): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
