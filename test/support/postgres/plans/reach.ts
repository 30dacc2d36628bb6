/** The part of the inventory that a statement touches, in an inventory of any size. */
export type Reach = keyof typeof REACHES

/** In the words of docs/scale.md. */
export const REACHES = {
  stock: 'the named stocks',
  number: 'the named numbers',
  claim: 'one search, reservation or operation',
  resource: 'one resource',
  shared: 'rows that exist once',
  all: 'everything',
}

/** The reach of each statement, by the function that sends the statement. */
const REACH_OF: Readonly<Record<string, Reach>> = {
  transact: 'shared',
  now: 'shared',
  setClock: 'shared',
  register: 'shared',
  putDocuments: 'shared',
  putProcess: 'shared',
  deleteProcess: 'shared',
  listProcesses: 'shared',
  ping: 'shared',
  hold: 'shared',
  lockFreeNumbers: 'stock',
  findStocked: 'stock',
  findRested: 'stock',
  findLeft: 'stock',
  wholeStocks: 'stock',
  blocksWithin: 'stock',
  probe: 'stock',
  ensureStocks: 'stock',
  blocksAt: 'stock',
  newestBlocks: 'stock',
  putBlocks: 'stock',
  addPieces: 'stock',
  touchNumbers: 'number',
  recordHolds: 'number',
  lockNumbers: 'number',
  lockStockedNumbers: 'number',
  moveNumbers: 'number',
  giveBack: 'number',
  describeNumber: 'number',
  numberHistory: 'number',
  repeatedOperation: 'number',
  ownedNumber: 'number',
  lockOwned: 'number',
  setCapabilities: 'number',
  deleteOwned: 'number',
  search: 'claim',
  findSearch: 'claim',
  lockSearch: 'claim',
  markPurchased: 'claim',
  endByPurchase: 'claim',
  makeExpire: 'claim',
  markCancelled: 'claim',
  insertOwned: 'claim',
  readOperation: 'claim',
  insertOperation: 'claim',
  findKeyedOperations: 'claim',
  lockReservation: 'claim',
  insertReservation: 'claim',
  deleteReservation: 'claim',
  wasDeleted: 'claim',
  setExpiry: 'claim',
  markReservationPurchased: 'claim',
  makeReservationExpire: 'claim',
  markReservationCancelled: 'claim',
  readReservation: 'claim',
  listReserved: 'claim',
  insertReserved: 'claim',
  deleteReserved: 'claim',
  insertOwnedByReservation: 'claim',
  appendAudit: 'shared',
  countHeld: 'resource',
  ownedNumbers: 'resource',
  readReservations: 'resource',
  addStock: 'all',
  readAudit: 'all',
  count: 'all',
  stockCounts: 'all',
  stocks: 'stock',
  endRunning: 'all',
  tidy: 'all',
  removeSearches: 'all',
  removeOperations: 'all',
  removeReservations: 'all',
  remove: 'claim',
}

/** @throws RangeError if the statement is not in the table */
export function reachOf(statement: string): Reach {
  const [sender = ''] = statement.split(':')
  const reach = REACH_OF[sender]
  if (reach === undefined) {
    throw new RangeError(
      `Say in test/support/postgres/plans/reach.ts what the statement ${statement} touches`,
    )
  }
  return reach
}
