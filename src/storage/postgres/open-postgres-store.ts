import type pg from 'pg'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import { reservationOfOperation } from '../../numbering/reservation-operation.ts'
import type { InventoryStore } from '../port/inventory-store.ts'
import type { RegisterDependent } from '../port/register-store.ts'
import type { HoldCommand } from '../port/store.ts'
import { integer, type Row } from '../rows/row.ts'
import { toOperation } from '../rows/to-operation.ts'
import { toOwnedNumber } from '../rows/to-owned-number.ts'
import { toRegister } from '../rows/to-register.ts'
import { toStock } from '../rows/to-stock.ts'
import { addStock } from './commands/add-stock.ts'
import { browse } from './commands/browse.ts'
import { cancel } from './commands/cancel.ts'
import { cancelReservation } from './commands/cancel-reservation.ts'
import { changeRegister } from './commands/change-register.ts'
import { declare } from './commands/declare.ts'
import { holdTogether } from './commands/hold.ts'
import { purchase } from './commands/purchase.ts'
import { purchaseReservation } from './commands/purchase-reservation.ts'
import { release } from './commands/release.ts'
import { reserve } from './commands/reserve.ts'
import { tidy } from './commands/tidy.ts'
import { updateCapabilities } from './commands/update-capabilities.ts'
import { createCalls } from './create-calls.ts'
import { createPool } from './create-pool.ts'
import { createCursors } from './hold/cursors.ts'
import { holdQueues } from './hold/hold-queues.ts'
import { migrate } from './migrate.ts'
import { ping } from './ping.ts'
import { read } from './read.ts'
import { readAudit } from './read-audit.ts'
import { readReservation, readReservationOperation, readReservations } from './read-reservation.ts'
import { NUMBER_HISTORY, readAuditEntry } from './tables/audit-trail.ts'
import { NOW, setClock } from './tables/clock-table.ts'
import { COUNT_NUMBERS, toNumberCounts } from './tables/number-table.ts'
import { FIND_OPERATION } from './tables/operation-table.ts'
import { FIND_OWNED, LIST_OWNED } from './tables/owned-table.ts'
import { READ_REGISTER } from './tables/register-table.ts'
import { FIND_SEARCH, readSearch } from './tables/search-table.ts'
import { FIND_STOCK_OF_NUMBER, stockCache } from './tables/stock-table.ts'
import { type Transaction, type TransactOptions, transact } from './transaction.ts'
import { LONG_LIMITS } from './transaction-limits.ts'
import { withRetries } from './with-retries.ts'

export interface PostgresStoreOptions {
  /**
   * A URL, `postgres://user@host/database`, or settings; what it leaves out is taken from the `PG*`
   * variables.
   */
  readonly connection: string | pg.PoolConfig
  /** The most connections; 10 if absent. More than 20 gain nothing. */
  readonly poolSize?: number
  /** How many holds may wait to be done; 10,000 if absent. */
  readonly queueCapacity?: number
  /** Milliseconds that only go forward. They date hints alone: the inventory's time is PostgreSQL's. */
  readonly steadyNow?: () => number
  /** A number from 0 to 1, which spreads the pauses of transactions that got into each other's way. */
  readonly random?: () => number
}

/**
 * Opens the inventory in a PostgreSQL database, migrated. Any number of processes may have it open.
 *
 * @throws StorageRefusedError if the database cannot be reached or used
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<InventoryStore> {
  const { connection, poolSize = 10, queueCapacity = 10_000 } = options
  const { steadyNow = () => performance.now(), random = Math.random } = options
  const pool = createPool(connection, poolSize)
  try {
    await migrate(pool)
  } catch (error) {
    await pool.end()
    throw error
  }

  const stocksOf = stockCache()
  const cursors = createCursors(steadyNow)
  const change = <T>(work: (transaction: Transaction) => Promise<T>, options?: TransactOptions) =>
    withRetries(() => transact(pool, work, options), random)
  const { hold } = holdQueues(
    (commands, careful) =>
      change(
        async (transaction) => {
          const tools = { stocks: await stocksOf(transaction), cursors }
          return holdTogether(transaction, commands, tools, careful)
        },
        { heldBy: limitedResources(commands), skipHeld: !careful, register: registerModeOf(commands) },
      ),
    { capacity: queueCapacity, connections: poolSize, steadyNow },
  )
  const { call, close } = createCalls(() => pool.end())

  return {
    hold: call(hold),
    purchase: call((command) => change((transaction) => purchase(transaction, command))),
    cancel: call((command) => change((transaction) => cancel(transaction, command))),
    browse: call((query) =>
      change(async (transaction) => browse(transaction, query, await stocksOf(transaction))),
    ),
    reserve: call((command) =>
      change((transaction) => reserve(transaction, command), {
        heldBy: limitedResources([command]),
        register: registerModeOf([command]),
      }),
    ),
    reservation: call((resource, reservationId) => readReservation(pool, resource, reservationId)),
    reservations: call((resource, page) => readReservations(pool, resource, page)),
    cancelReservation: call((command) => change((transaction) => cancelReservation(transaction, command))),
    purchaseReservation: call((command) =>
      change((transaction) => purchaseReservation(transaction, command)),
    ),
    updateCapabilities: call((command) => change((transaction) => updateCapabilities(transaction, command))),
    release: call((command) => change((transaction) => release(transaction, command))),
    addStock: call(async (blocks) => {
      const added = await change((transaction) => addStock(transaction, blocks), { limits: LONG_LIMITS })
      // What is new has rested longest, and stands before them.
      cursors.forget()
      return added
    }),
    search: call(async (resource, searchId) => {
      const [row] = await read(pool, FIND_SEARCH, [searchId, resource])
      return row && { value: readSearch(row), now: integer(row, 'now') }
    }),
    operation: call(async (resource, operationId) => {
      const reservationId = reservationOfOperation(operationId)
      if (reservationId !== undefined) return readReservationOperation(pool, resource, reservationId)
      const [row] = await read(pool, FIND_OPERATION, [operationId, resource])
      return row && { value: toOperation(row), now: integer(row, 'now') }
    }),
    ownedNumbers: call(async (resource, { skip, limit }) =>
      (await read(pool, LIST_OWNED, [resource, limit, skip])).map(toOwnedNumber),
    ),
    ownedNumber: call(async (resource, phoneNumber) => {
      const [row] = await read(pool, FIND_OWNED, [phoneNumberToInteger(phoneNumber), resource])
      return row && toOwnedNumber(row)
    }),
    describeNumber: call(async (phoneNumber) => {
      const [row] = await read(pool, FIND_STOCK_OF_NUMBER, [phoneNumberToInteger(phoneNumber)])
      return row && toStock(row)
    }),
    count: call(async () => toNumberCounts(one(await read(pool, COUNT_NUMBERS)))),
    audit: call((page) => readAudit(pool, page)),
    numberHistory: call(async (phoneNumber, limit) =>
      (await read(pool, NUMBER_HISTORY, [phoneNumberToInteger(phoneNumber), limit])).map(readAuditEntry),
    ),
    now: call(async () => integer(one(await read(pool, `SELECT ${NOW} AS now`)), 'now')),
    setClock: call((clock) => change((transaction) => setClock(transaction, clock))),
    register: call(async (known) => toRegister(one(await read(pool, READ_REGISTER, [known ?? -1])))),
    changeRegister: call((command) =>
      change((transaction) => changeRegister(transaction, command), { register: 'alone' }),
    ),
    declare: call((command) => change((transaction) => declare(transaction, command))),
    tidy: call((command) => change((transaction) => tidy(transaction, command))),
    ping: call(() => change(ping)),
    close,
  }
}

function limitedResources(commands: readonly Pick<HoldCommand, 'resource' | 'heldLimit'>[]): string[] {
  return commands.flatMap(({ resource, heldLimit }) => (heldLimit === undefined ? [] : [resource]))
}

/** Only commands that depend on the register lock it: others need not wait for a change. */
function registerModeOf(commands: readonly RegisterDependent[]): 'shared' | undefined {
  return commands.some(({ registerVersion }) => registerVersion !== undefined) ? 'shared' : undefined
}

function one([row]: Row[]): Row {
  if (row === undefined) throw new TypeError('PostgreSQL answered no row')
  return row
}
