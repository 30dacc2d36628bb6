import type { Instant } from '../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { Store } from '../store.ts'
import { addStock } from './commands/add-stock.ts'
import { cancel } from './commands/cancel.ts'
import { hold } from './commands/hold.ts'
import { purchase } from './commands/purchase.ts'
import { release } from './commands/release.ts'
import { updateCapabilities } from './commands/update-capabilities.ts'
import type { SqliteDatabase } from './database.ts'
import { prepareTables } from './tables/index.ts'

export type StoreMethod = Exclude<keyof Store, 'close'>

/** What a method of the store answers once it is done. */
export type StoreAnswer<M extends StoreMethod> = Awaited<ReturnType<Store[M]>>

/** The store's methods, done at once on one connection, inside whatever transaction is open there. */
export type SqliteEngine = {
  [M in StoreMethod]: (...parameters: Parameters<Store[M]>) => StoreAnswer<M>
} & {
  /** To be called after a rollback: forgets what was remembered of rows that are no more. */
  forget(): void
}

/** The methods that write, and need a transaction. */
export const WRITES: ReadonlySet<StoreMethod> = new Set<StoreMethod>([
  'hold',
  'purchase',
  'cancel',
  'updateCapabilities',
  'release',
  'addStock',
  'setClock',
  'ping',
])

/** @param systemNow the system's time, in milliseconds */
export function createEngine(database: SqliteDatabase, systemNow: () => Instant): SqliteEngine {
  const tables = prepareTables(database, systemNow)
  const { searches, owned, operations, numbers, trail, clock, stocks } = tables

  function timed<T>(value: T | undefined) {
    return value === undefined ? undefined : { value, now: clock.now() }
  }

  return {
    hold: (command) => hold(tables, command),
    purchase: (command) => purchase(tables, command),
    cancel: (command) => cancel(tables, command),
    updateCapabilities: (command) => updateCapabilities(tables, command),
    release: (command) => release(tables, command),
    addStock: (blocks) => addStock(tables, blocks),
    search: (resource, searchId) => timed(searches.find(resource, searchId)?.search),
    operation: (resource, operationId) => timed(operations.find(resource, operationId)),
    ownedNumbers: (resource, { skip, limit }) => owned.list(resource, skip, limit),
    ownedNumber: (resource, phoneNumber) => owned.find(resource, phoneNumberToInteger(phoneNumber))?.owned,
    count: () => numbers.count(clock.now()),
    audit: ({ after, limit }) => trail.page(after, limit),
    numberHistory: (phoneNumber, limit) => trail.history(phoneNumberToInteger(phoneNumber), limit),
    now: () => clock.now(),
    setClock: (next) => clock.set(next),
    // A write, since only a commit shows that the disk takes what it is given.
    ping: () => clock.touch(),
    forget() {
      stocks.forget()
      clock.forget()
    },
  }
}
