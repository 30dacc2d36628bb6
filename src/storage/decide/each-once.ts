/**
 * What `make` makes of each of the objects. The blocks of an import share few objects for their stocks, and to make a key
 * of each of them takes longer than all else that is done with the block.
 */
export function eachOnce<T extends object, V>(objects: readonly T[], make: (object: T) => V): Map<T, V> {
  const made = new Map<T, V>()
  for (const object of objects) if (!made.has(object)) made.set(object, make(object))
  return made
}
