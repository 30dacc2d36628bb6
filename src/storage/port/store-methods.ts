import type { InventoryStore } from './inventory-store.ts'

/** The methods of a store that do something to the inventory or read it: the backup is no call on the inventory. */
export type StoreMethod = Exclude<keyof InventoryStore, 'load' | 'backup' | 'tidyBatch' | 'close'>

/** The answer of a method of the store. */
export type StoreAnswer<M extends StoreMethod> = Awaited<ReturnType<InventoryStore[M]>>

/** A method of the store, on its own. */
export type MethodOf<M extends StoreMethod> = (
  ...parameters: Parameters<InventoryStore[M]>
) => Promise<StoreAnswer<M>>

/**
 * - `read` changes nothing, and needs no transaction that can write.
 * - `write` runs in a transaction, which it may share with other calls.
 * - `alone` runs in a transaction of its own, which may take minutes: a call of millions of rows would keep
 *   the callers who share its transaction waiting.
 */
export type MethodKind = 'read' | 'write' | 'alone'

/** The kind of every method of a store. This is the only list of the methods, and each store follows it. */
export const STORE_METHODS = {
  hold: 'write',
  search: 'read',
  purchase: 'write',
  cancel: 'write',
  browse: 'read',
  reserve: 'write',
  reservation: 'read',
  reservations: 'read',
  cancelReservation: 'write',
  purchaseReservation: 'write',
  ownedNumbers: 'read',
  ownedNumber: 'read',
  updateCapabilities: 'write',
  release: 'write',
  changeClosing: 'write',
  operation: 'read',
  finishOperations: 'write',
  sipConfiguration: 'read',
  changeSipConfiguration: 'write',
  addStock: 'alone',
  changeSale: 'write',
  deleteStock: 'write',
  changeNumber: 'write',
  countPortedOut: 'read',
  compareStock: 'read',
  describeNumber: 'read',
  stocks: 'read',
  listNumbers: 'read',
  count: 'read',
  stockCounts: 'read',
  audit: 'read',
  numberHistory: 'read',
  extendTrail: 'write',
  archives: 'read',
  archivable: 'read',
  archive: 'alone',
  inspectNumbers: 'read',
  inspectSearches: 'read',
  inspectReservations: 'read',
  inspectOperations: 'read',
  inspectSip: 'read',
  inspectRegister: 'read',
  inspectRegisterChanges: 'read',
  inspectTrail: 'read',
  now: 'read',
  clock: 'read',
  setClock: 'write',
  advanceClock: 'write',
  resetClock: 'write',
  leftovers: 'read',
  liveHolds: 'read',
  explainNumber: 'read',
  explainSearch: 'read',
  register: 'read',
  changeRegister: 'write',
  registerChanges: 'read',
  declare: 'write',
  schema: 'read',
  tidy: 'write',
  snapshot: 'alone',
  restore: 'alone',
  deleteSnapshot: 'alone',
  snapshots: 'read',
  ping: 'write',
} as const satisfies Record<StoreMethod, MethodKind>

/** A method that reads. */
type ReadMethod = {
  [M in StoreMethod]: (typeof STORE_METHODS)[M] extends 'read' ? M : never
}[StoreMethod]

/**
 * The reads whose answers may be from a moment ago, so that a replica may give them. No caller looks there for something
 * that it has just done.
 */
export const LATE_READS: ReadonlySet<StoreMethod> = new Set<ReadMethod>(['browse', 'stocks'])

/** The methods of a store, each of them made by `make`. */
export function makeMethods(make: <M extends StoreMethod>(method: M) => MethodOf<M>): {
  [M in StoreMethod]: MethodOf<M>
} {
  const names = Object.keys(STORE_METHODS) as StoreMethod[]
  // The list has every method, and `make` is typed for each of them; `fromEntries` loses both.
  return Object.fromEntries(names.map((name) => [name, make(name)])) as { [M in StoreMethod]: MethodOf<M> }
}
