import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import { EMPTY_SIP_CONFIGURATION } from '../../sip-routing/sip-configuration.ts'
import { toNumberRange } from '../decide/to-number-range.ts'
import type { HoldCommand } from '../port/hold-store.ts'
import type { NotActive } from '../port/reservation-store.ts'
import type { SnapshotsUnsupported } from '../port/snapshot-store.ts'
import type { QueueLoad } from '../port/store-load.ts'
import type { MethodOf, StoreMethod } from '../port/store-methods.ts'
import { ownedPlaceValues } from '../rows/owned-place-values.ts'
import { integer } from '../rows/row.ts'
import { toOwnedNumber } from '../rows/to-owned-number.ts'
import { toRegister } from '../rows/to-register.ts'
import { toRegisterChanged } from '../rows/to-register-changed.ts'
import { toSipConfiguration } from '../rows/to-sip-configuration.ts'
import { toStock } from '../rows/to-stock.ts'
import { toStockCounts } from '../rows/to-stock-counts.ts'
import type { Access } from './access.ts'
import { bigints } from './bigints.ts'
import { clockMethods } from './clock-methods.ts'
import { addStock } from './commands/add-stock.ts'
import { browse } from './commands/browse.ts'
import { cancel } from './commands/cancel.ts'
import { cancelReservation } from './commands/cancel-reservation.ts'
import { changeClosing } from './commands/change-closing.ts'
import { changeNumber } from './commands/change-number.ts'
import { changeRegister } from './commands/change-register.ts'
import { changeSale } from './commands/change-sale.ts'
import { changeSipConfiguration } from './commands/change-sip-configuration.ts'
import { declare } from './commands/declare.ts'
import { deleteStock } from './commands/delete-stock.ts'
import { finishOperations } from './commands/finish-operations.ts'
import { hold } from './commands/hold.ts'
import { purchase } from './commands/purchase.ts'
import { purchaseReservation } from './commands/purchase-reservation.ts'
import { release } from './commands/release.ts'
import { reserve } from './commands/reserve.ts'
import { type TidyProgress, tidy } from './commands/tidy.ts'
import { updateCapabilities } from './commands/update-capabilities.ts'
import { createCursors } from './hold/cursors.ts'
import { holdQueues } from './hold/hold-queues.ts'
import { HOLD_WAYS } from './hold/hold-ways.ts'
import { inspectMethods } from './inspect-methods.ts'
import { listNumbers } from './list-numbers.ts'
import { answerLost, changing, changingUnderRegister, endingHold, registerModeOf } from './method-shapes.ts'
import { NEWEST_APPLIED, toSchemaState } from './newest-applied.ts'
import { one } from './one.ts'
import { ping } from './ping.ts'
import { auditReader } from './read-audit.ts'
import { compareStock } from './read-comparison.ts'
import { explainNumber, explainSearch } from './read-explanations.ts'
import { readLeftovers, readLiveHolds } from './read-leftovers.ts'
import { readOperation } from './read-operation.ts'
import { readReservation, readReservations } from './read-reservation.ts'
import { COUNT_NUMBERS, COUNT_PORTED_OUT, toNumberCounts } from './tables/number-table.ts'
import { FIND_OWNED, LIST_OWNED } from './tables/owned-table.ts'
import { LIST_CHANGES, READ_REGISTER } from './tables/register-table.ts'
import { FIND_SEARCH, readSearch } from './tables/search-table.ts'
import { FIND_SIP_CONFIGURATION } from './tables/sip-table.ts'
import { COUNT_STOCKS, FIND_STOCK_OF_NUMBER, STOCKS_OF_COUNTRY, stockCache } from './tables/stock-table.ts'
import { trailMethods } from './trail/trail-methods.ts'
import { LONG_LIMITS } from './transaction-limits.ts'

/** The answer to every change of a reservation that has expired. */
const EXPIRED: NotActive = { kind: 'notActive', status: 'expired' }

/** The store's methods, each for the access to the database that it is given. */
export type PostgresEngine = { readonly [M in StoreMethod]: (access: Access) => MethodOf<M> }

export interface PostgresEngineOptions {
  /** How many holds may wait to be done. */
  readonly queueCapacity: number
  /** How many connections there are to the database. */
  readonly connections: number
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
  /** Called once, with how to ask how busy the queues of the holds are. */
  readonly onQueues: (load: () => readonly QueueLoad[]) => void
}

export function createEngine({
  queueCapacity,
  connections,
  steadyNow,
  onQueues,
}: PostgresEngineOptions): PostgresEngine {
  const stocksOf = stockCache()
  const cursors = createCursors(steadyNow)
  const readAudit = auditReader()
  const tidyProgress: TidyProgress = { seen: undefined }

  return {
    hold: ({ transact }) => {
      const queues = holdQueues(
        (commands, way) =>
          transact(
            async (transaction) => {
              const tools = { stocks: await stocksOf(transaction), cursors }
              return hold(transaction, commands, tools, way)
            },
            {
              register: registerModeOf(commands),
              heldBy: limitedResources(commands),
              skipHeld: HOLD_WAYS[way].locked === 'skip',
              keepsPlans: HOLD_WAYS[way].locked === 'skip',
            },
          ),
        { capacity: queueCapacity, connections, steadyNow },
      )
      onQueues(queues.load)
      return queues.hold
    },
    purchase: endingHold(changingUnderRegister(purchase), { kind: 'holdEnded' }),
    cancel: endingHold(changing(cancel), true),
    browse:
      ({ transact }) =>
      (query) =>
        transact(async (transaction) => browse(transaction, query, await stocksOf(transaction))),
    reserve:
      ({ transact }) =>
      (command) =>
        transact((transaction) => reserve(transaction, command), {
          register: registerModeOf([command]),
          heldBy: limitedResources([command]),
        }).catch(answerLost(EXPIRED)),
    reservation:
      ({ read }) =>
      (resource, reservationId) =>
        readReservation(read, resource, reservationId),
    reservations:
      ({ read }) =>
      (resource, page) =>
        readReservations(read, resource, page),
    cancelReservation: endingHold(changing(cancelReservation), EXPIRED),
    purchaseReservation: endingHold(changingUnderRegister(purchaseReservation), EXPIRED),
    updateCapabilities: changingUnderRegister(updateCapabilities),
    release: changingUnderRegister(release),
    changeClosing: changingUnderRegister(changeClosing),
    sipConfiguration:
      ({ read }) =>
      async (resource) => {
        const [row] = await read(FIND_SIP_CONFIGURATION, [resource])
        return row === undefined ? EMPTY_SIP_CONFIGURATION : toSipConfiguration(row)
      },
    changeSipConfiguration: changing(changeSipConfiguration),
    addStock:
      ({ transact }) =>
      async (blocks, author, dependence = {}) => {
        const added = await transact((transaction) => addStock(transaction, blocks, author, dependence), {
          register: registerModeOf([dependence]),
        })
        // The new numbers have rested longest, and stand before the cursors.
        cursors.forget()
        return added
      },
    changeSale: changing(changeSale),
    deleteStock: changing(deleteStock),
    changeNumber:
      ({ transact }) =>
      (command) =>
        transact((transaction) => changeNumber(transaction, command), {
          register: registerModeOf([command]),
        }),
    countPortedOut:
      ({ read }) =>
      async (ranges) => {
        const some = ranges.map(toNumberRange)
        const [firsts, lasts] = [some.map(({ first }) => first), some.map(({ last }) => last)]
        return integer(one(await read(COUNT_PORTED_OUT, [bigints(firsts), bigints(lasts)])), 'count')
      },
    compareStock:
      ({ read }) =>
      (blocks) =>
        compareStock(read, blocks),
    search:
      ({ read }) =>
      async (resource, searchId) => {
        const [row] = await read(FIND_SEARCH, [searchId, resource])
        return row && { value: readSearch(row).search, now: integer(row, 'now') }
      },
    operation:
      ({ read }) =>
      (resource, operationId) =>
        readOperation(read, resource, operationId),
    finishOperations: changing(finishOperations),
    ownedNumbers:
      ({ read }) =>
      async (resource, { skip, limit, after }) => {
        const rows = await read(LIST_OWNED, [resource, limit, skip, ...ownedPlaceValues(after)])
        return rows.map(toOwnedNumber)
      },
    ownedNumber:
      ({ read }) =>
      async (resource, phoneNumber) => {
        const [row] = await read(FIND_OWNED, [phoneNumberToInteger(phoneNumber), resource])
        return row && toOwnedNumber(row)
      },
    describeNumber:
      ({ read }) =>
      async (phoneNumber) => {
        const [row] = await read(FIND_STOCK_OF_NUMBER, [phoneNumberToInteger(phoneNumber)])
        return row && toStock(row)
      },
    stocks:
      ({ read }) =>
      async (country) =>
        (await read(STOCKS_OF_COUNTRY, [country])).map(toStock),
    listNumbers:
      ({ read }) =>
      (page) =>
        listNumbers(read, page),
    count:
      ({ read }) =>
      async () =>
        toNumberCounts(one(await read(COUNT_NUMBERS))),
    stockCounts:
      ({ read }) =>
      async () => {
        const rows = await read(COUNT_STOCKS, [], LONG_LIMITS)
        const value = rows.filter((row) => row['id'] !== null).map(toStockCounts)
        return { value, now: integer(rows[0] ?? {}, 'now') }
      },
    audit:
      ({ read }) =>
      (page) =>
        readAudit(read, page),
    ...trailMethods,
    ...inspectMethods,
    ...clockMethods,
    leftovers:
      ({ read }) =>
      (query) =>
        readLeftovers(read, query),
    liveHolds:
      ({ read }) =>
      (query) =>
        readLiveHolds(read, query),
    explainNumber:
      ({ read }) =>
      (phoneNumber) =>
        explainNumber(read, phoneNumber),
    explainSearch:
      ({ read }) =>
      (searchId) =>
        explainSearch(read, searchId),
    register:
      ({ read }) =>
      async (known) =>
        toRegister(one(await read(READ_REGISTER, [known ?? -1]))),
    schema:
      ({ read }) =>
      async () =>
        toSchemaState(one(await read(NEWEST_APPLIED))),
    changeRegister:
      ({ transact }) =>
      (command) =>
        transact((transaction) => changeRegister(transaction, command), { register: 'alone' }),
    registerChanges:
      ({ read }) =>
      async ({ before = Number.MAX_SAFE_INTEGER, limit }) =>
        (await read(LIST_CHANGES, [before, limit])).map(toRegisterChanged),
    declare: changing(declare),
    tidy: changing((transaction, command) => tidy(transaction, command, tidyProgress)),
    snapshot: unsupported,
    restore: unsupported,
    deleteSnapshot: unsupported,
    snapshots: unsupported,
    ping:
      ({ transact }) =>
      () =>
        transact(ping),
  }
}

/** Other processes would have to forget what they keep in memory, all at the same instant. */
function unsupported() {
  return async (): Promise<SnapshotsUnsupported> => ({ kind: 'unsupported' })
}

function limitedResources(commands: readonly Pick<HoldCommand, 'resource' | 'heldLimit'>[]): string[] {
  return commands.flatMap(({ resource, heldLimit }) => (heldLimit === undefined ? [] : [resource]))
}
