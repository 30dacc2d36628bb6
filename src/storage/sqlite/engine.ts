import type { Author, NumberBlock } from '../../numbering/audit-entry.ts'
import { parseOperationId } from '../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import { reservationOperation } from '../../numbering/reservation-operation.ts'
import { EMPTY_SIP_CONFIGURATION } from '../../sip-routing/sip-configuration.ts'
import type { MachineClock } from '../../timing/machine-clock.ts'
import { watchLead } from '../../timing/watch-lead.ts'
import { advanced, clockOf } from '../decide/decide-clock.ts'
import { toNumberRange } from '../decide/to-number-range.ts'
import type { Dialect } from '../inspect/dialect.ts'
import { inspectNumbers } from '../inspect/inspect-numbers.ts'
import { inspectOperations } from '../inspect/inspect-operations.ts'
import { inspectReservations, inspectSearches } from '../inspect/inspect-records.ts'
import { inspectRegister, inspectRegisterChanges } from '../inspect/inspect-register.ts'
import { inspectSip } from '../inspect/inspect-sip.ts'
import { inspectTrail } from '../inspect/inspect-trail.ts'
import type { Script } from '../inspect/script.ts'
import { readClock } from '../port/clock.ts'
import type { InventoryStore } from '../port/inventory-store.ts'
import type { Outdated, RegisterDependent } from '../port/register-store.ts'
import type { StoreAnswer, StoreMethod } from '../port/store-methods.ts'
import { addStock } from './commands/add-stock.ts'
import { browse } from './commands/browse.ts'
import { cancel } from './commands/cancel.ts'
import { cancelReservation } from './commands/cancel-reservation.ts'
import { changeClosing } from './commands/change-closing.ts'
import { changeNumber } from './commands/change-number.ts'
import { changeRegister } from './commands/change-register.ts'
import { changeSale } from './commands/change-sale.ts'
import { changeSipConfiguration } from './commands/change-sip-configuration.ts'
import { compareStock } from './commands/compare-stock.ts'
import { deleteSnapshot } from './commands/delete-snapshot.ts'
import { deleteStock } from './commands/delete-stock.ts'
import { finishOperations } from './commands/finish-operations.ts'
import { hold } from './commands/hold.ts'
import { leftovers } from './commands/leftovers.ts'
import { liveHolds } from './commands/live-holds.ts'
import { moveClock } from './commands/move-clock.ts'
import { purchase } from './commands/purchase.ts'
import { purchaseReservation } from './commands/purchase-reservation.ts'
import { release } from './commands/release.ts'
import { reserve } from './commands/reserve.ts'
import { restore } from './commands/restore.ts'
import { snapshot } from './commands/snapshot.ts'
import { tidy } from './commands/tidy.ts'
import { updateCapabilities } from './commands/update-capabilities.ts'
import type { SqliteDatabase } from './database.ts'
import { NEWEST_MIGRATION } from './migrations/index.ts'
import { epochOf, migrationsIn } from './read-schema.ts'
import { runScript } from './run-script.ts'
import { prepareTables } from './tables/index.ts'

/** The methods of the store, done at once on one connection, inside the transaction that is open there. */
export type SqliteEngine = {
  [M in Exclude<StoreMethod, 'addStock'>]: (...parameters: Parameters<InventoryStore[M]>) => StoreAnswer<M>
} & {
  /** As `InventoryStore` says; it reads the blocks one after the other. */
  addStock(blocks: Iterable<NumberBlock>, author?: Author, dependence?: RegisterDependent): number | Outdated
  /** Forgets rows that are kept in memory. To be called after a rollback, which may have removed them. */
  forget(): void
  /** Writes down how far time has gone; to be called before a commit. */
  keepTime(): void
  /** Writes down how far time has gone exactly; to be called at the end, outside a transaction. */
  keepLastTime(): void
}

/**
 * @param onTimeAhead called with the milliseconds by which the inventory's time is ahead of the system's clock, when that
 *   clock was set back; and with 0 when it has caught up
 */
export function createEngine(
  database: SqliteDatabase,
  machine: MachineClock,
  onTimeAhead: (leadMs: number) => void = () => {},
): SqliteEngine {
  const tables = prepareTables(database, machine, watchLead(onTimeAhead))
  const { searches, reservations, reserved, owned, operations, numbers, trail, clock, stocks, explanations } =
    tables

  function timed<T>(value: T | undefined) {
    return value === undefined ? undefined : { value, now: clock.now() }
  }

  function inspecting<T>(script: (dialect: Dialect) => Script<T>): T {
    return runScript(database, clock.now(), script)
  }

  function forget() {
    stocks.forget()
    tables.blocks.forget()
    tables.sequence.forget()
    tables.untouched.forget()
    tables.old.forget()
    clock.forget()
    tables.register.forget()
  }

  return {
    hold: (command) => hold(tables, command),
    purchase: (command) => purchase(tables, command),
    cancel: (command) => cancel(tables, command),
    updateCapabilities: (command) => updateCapabilities(tables, command),
    release: (command) => release(tables, command),
    changeClosing: (command) => changeClosing(tables, command),
    addStock: (blocks, author, dependence) => addStock(tables, blocks, author, dependence),
    search: (resource, searchId) => timed(searches.find(resource, searchId)?.search),
    operation(resource, operationId) {
      const { type, guid } = parseOperationId(operationId) ?? {}
      if (type === undefined || guid === undefined) return undefined
      switch (type) {
        case 'search':
          return timed(searches.find(resource, guid)?.operation)
        case 'purchase':
          return timed(searches.find(resource, guid)?.purchase)
        case 'reservationPurchase': {
          const found = reservations.find(resource, guid, clock.now())
          return timed(found && reservationOperation(found.reservation))
        }
        case 'releasePhoneNumber':
        case 'updatePhoneNumberCapabilities':
          return timed(operations.find(resource, operationId))
      }
    },
    finishOperations: (command) => finishOperations(tables, command),
    browse: (query) => browse(tables, query),
    reserve: (command) => reserve(tables, command),
    cancelReservation: (command) => cancelReservation(tables, command),
    purchaseReservation: (command) => purchaseReservation(tables, command),
    reservation(resource, reservationId) {
      const now = clock.now()
      const found = reservations.find(resource, reservationId, now)
      return found && { value: { ...found.reservation, phoneNumbers: reserved.list(found.key) }, now }
    },
    reservations(resource, page) {
      const now = clock.now()
      return { value: reservations.list(resource, now, page), now }
    },
    ownedNumbers: (resource, page) => owned.list(resource, page, clock.now()),
    ownedNumber: (resource, phoneNumber) =>
      owned.find(resource, phoneNumberToInteger(phoneNumber), clock.now())?.owned,
    sipConfiguration: (resource) => tables.sip.find(resource) ?? EMPTY_SIP_CONFIGURATION,
    changeSipConfiguration: (command) => changeSipConfiguration(tables, command),
    changeSale: (command) => changeSale(tables, command),
    deleteStock: (command) => deleteStock(tables, command),
    changeNumber: (command) => changeNumber(tables, command),
    countPortedOut: (ranges) => numbers.countPortedOut(ranges.map(toNumberRange)),
    compareStock: (blocks) => compareStock(tables, blocks),
    describeNumber(phoneNumber) {
      const place = numbers.locate(phoneNumberToInteger(phoneNumber))
      if (place === undefined) return undefined
      const { id: _, ...stock } = stocks.find(place.stock)
      return stock
    },
    stocks: (country) => stocks.ofCountry(country),
    listNumbers({ after, limit }) {
      const now = clock.now()
      return {
        value: explanations.list(after === undefined ? 0 : phoneNumberToInteger(after), limit, now),
        now,
      }
    },
    count: () => numbers.count(clock.now()),
    stockCounts() {
      const now = clock.now()
      return { value: stocks.count(now), now }
    },
    audit: ({ after, limit }) => trail.page(after, limit),
    numberHistory: (phoneNumber, limit) => trail.history(phoneNumberToInteger(phoneNumber), limit),
    // The trail is in one piece.
    extendTrail: () => ({ kind: 'unsupported' }),
    archives: () => [],
    archivable: () => ({ kind: 'unsupported' }),
    archive: () => ({ kind: 'unsupported' }),
    inspectNumbers: (page) => inspecting((dialect) => inspectNumbers(dialect, page)),
    inspectSearches: (page) => inspecting((dialect) => inspectSearches(dialect, page)),
    inspectReservations: (page) => inspecting((dialect) => inspectReservations(dialect, page)),
    inspectOperations: (page) => inspecting((dialect) => inspectOperations(dialect, page)),
    inspectSip: (page) => inspecting((dialect) => inspectSip(dialect, page)),
    inspectRegister: (page) => inspecting((dialect) => inspectRegister(dialect, page)),
    inspectRegisterChanges: (page) => inspecting((dialect) => inspectRegisterChanges(dialect, page)),
    inspectTrail: (page) => inspecting((dialect) => inspectTrail(dialect, page)),
    now: () => clock.now(),
    clock() {
      const { clock: value, system } = clock.read()
      return { value, now: readClock(value, system) }
    },
    setClock: (setting) => moveClock(tables, (reading) => clockOf(setting, reading)),
    advanceClock: ({ byMs }) => moveClock(tables, (reading) => advanced(reading.clock, byMs)),
    resetClock: (setting) => clock.set(clockOf(setting, clock.read())),
    leftovers: (query) => leftovers(tables, query),
    liveHolds: (query) => liveHolds(tables, query),
    explainNumber(phoneNumber) {
      const number = phoneNumberToInteger(phoneNumber)
      const place = numbers.locate(number)
      const now = clock.now()
      const value = place && explanations.number(number, place.stock, now)
      return value && { value, now }
    },
    explainSearch: (searchId) => timed(explanations.search(searchId)),
    register: (known) => tables.register.read(known),
    // One process has the file, so there is no other to compare with.
    declare: () => [],
    schema: () => {
      const epoch = epochOf(database)
      const present = migrationsIn(database).at(-1) ?? ''
      return { present, needed: NEWEST_MIGRATION, ...(epoch !== undefined && { epoch }) }
    },
    changeRegister: (command) => changeRegister(tables, command),
    registerChanges: (page) => tables.registerHistory.list(page),
    tidy: (command) => tidy(tables, command),
    snapshot: (name) => snapshot(tables, name),
    restore(name) {
      const answer = restore(tables, name)
      forget()
      return answer
    },
    deleteSnapshot: (name) => deleteSnapshot(tables, name),
    snapshots: () => ({ kind: 'listed', snapshots: tables.snapshots.list().map(({ snapshot }) => snapshot) }),
    // A write: only a commit shows that the disk accepts data.
    ping() {
      clock.now()
      clock.touch()
    },
    forget,
    keepTime: () => clock.keepTime(),
    keepLastTime: () => clock.keepLastTime(),
  }
}
