import { type MethodKind, STORE_METHODS, type StoreMethod } from '../../src/storage/port/store-methods.ts'

/** The methods of a store, by name. */
export const METHOD_NAMES = Object.keys(STORE_METHODS).filter(
  (name): name is StoreMethod => name in STORE_METHODS,
)

/** Does `work` while the list has this method as one of another kind. */
export async function misfile<T>(method: StoreMethod, kind: MethodKind, work: () => Promise<T>): Promise<T> {
  const list: Record<string, MethodKind> = STORE_METHODS
  const right = STORE_METHODS[method]
  list[method] = kind
  try {
    return await work()
  } finally {
    list[method] = right
  }
}

/** The kind under which a method that reads is misfiled as one that writes, or the other way round. */
export function otherKind(method: StoreMethod): MethodKind {
  return STORE_METHODS[method] === 'read' ? 'write' : 'read'
}
