import type { InventoryStore } from '../port/inventory-store.ts'
import type { StoreMethod } from '../port/store-methods.ts'
import type { StoreCall } from './batch.ts'

/**
 * Where the parameters of a method name the resource that the call is for: in the first parameter, in the command's
 * `resource`, or nowhere.
 */
type Place<M extends StoreMethod> =
  Parameters<InventoryStore[M]> extends [{ readonly resource: string }]
    ? 'command'
    : Parameters<InventoryStore[M]> extends [string, ...unknown[]]
      ? 'first' | 'none'
      : 'none'

const PLACES: { readonly [M in StoreMethod]: Place<M> } = {
  hold: 'command',
  search: 'first',
  purchase: 'command',
  cancel: 'command',
  browse: 'command',
  reserve: 'command',
  reservation: 'first',
  reservations: 'first',
  cancelReservation: 'command',
  purchaseReservation: 'command',
  ownedNumbers: 'first',
  ownedNumber: 'first',
  updateCapabilities: 'command',
  release: 'command',
  changeClosing: 'command',
  operation: 'first',
  finishOperations: 'none',
  sipConfiguration: 'first',
  changeSipConfiguration: 'command',
  addStock: 'none',
  changeSale: 'none',
  deleteStock: 'none',
  changeNumber: 'none',
  countPortedOut: 'none',
  compareStock: 'none',
  describeNumber: 'none',
  stocks: 'none',
  listNumbers: 'none',
  count: 'none',
  stockCounts: 'none',
  audit: 'none',
  inspectNumbers: 'none',
  inspectSearches: 'none',
  inspectReservations: 'none',
  inspectOperations: 'none',
  inspectSip: 'none',
  inspectRegister: 'none',
  inspectRegisterChanges: 'none',
  inspectTrail: 'none',
  numberHistory: 'none',
  extendTrail: 'none',
  archives: 'none',
  archivable: 'none',
  archive: 'none',
  now: 'none',
  clock: 'none',
  setClock: 'none',
  advanceClock: 'none',
  resetClock: 'none',
  leftovers: 'none',
  liveHolds: 'none',
  explainNumber: 'none',
  explainSearch: 'none',
  register: 'none',
  changeRegister: 'none',
  registerChanges: 'none',
  declare: 'none',
  schema: 'none',
  tidy: 'none',
  snapshot: 'none',
  restore: 'none',
  deleteSnapshot: 'none',
  snapshots: 'none',
  ping: 'none',
}

/**
 * The owner of a call in the store's queue: the resource that it is for. The calls of a method that names no resource
 * have an owner of their own, so that probes and housekeeping never wait behind requests. No resource has such a name.
 */
export function ownerOf({ method, parameters: [first] }: StoreCall): string {
  const place = PLACES[method]
  if (place === 'first' && typeof first === 'string') return first
  if (place === 'command' && typeof first === 'object' && first !== null && 'resource' in first) {
    return String(first.resource)
  }
  return `/${method}`
}
