import type { CallOutcome } from '../call-queue.ts'
import { STORE_METHODS, type StoreMethod } from '../port/store-methods.ts'
import type { SqliteDatabase } from './database.ts'
import type { Disk } from './disk.ts'
import type { SqliteEngine } from './engine.ts'
import { isOutOfRoom } from './is-out-of-room.ts'
import { rollBack } from './roll-back.ts'

/** A call of a store method that waits to be done. */
export interface StoreCall {
  readonly method: StoreMethod
  readonly parameters: readonly unknown[]
}

export type StoreOutcome = CallOutcome<unknown>

/**
 * Does calls that waited together in one transaction, so that they share one fsync: 9 thousand durable holds
 * a second with 50 to a commit, against 2.8 thousand with a commit each. No call is answered before the
 * commit; if the commit fails, no call has happened.
 *
 * A call that fails must not fail other calls. Savepoints would cost each call a tenth of its time, and calls almost
 * never fail. So a transaction in which a call fails is rolled back, and each half of its calls is retried in a
 * transaction of its own, until the call that fails is alone.
 *
 * Where the files are no longer at their paths, no change is made. A transaction that finds no room on the disk is
 * retried once, if the log can be moved into the file.
 *
 * @param disk the disk of the file; `undefined` in memory
 */
export function batchRunner(
  database: SqliteDatabase,
  engine: SqliteEngine,
  disk?: Disk,
): (calls: readonly StoreCall[]) => StoreOutcome[] {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')

  function undo(): void {
    rollBack(database)
    engine.forget()
  }

  function runTogether(calls: readonly StoreCall[], madeRoom = false): StoreOutcome[] {
    let outcomes: StoreOutcome[]
    try {
      begin.run()
      outcomes = attemptAll(engine, calls)
      if (outcomes.every(({ done }) => done)) {
        engine.keepTime()
        disk?.verifyFiles()
        commit.run()
        return outcomes
      }
    } catch (error) {
      // The transaction itself failed, not a call in it: to write half as much to the same disk is no cure.
      undo()
      if (!madeRoom && isOutOfRoom(error) && disk?.makeRoom()) return runTogether(calls, true)
      return calls.map(() => failure(error))
    }
    undo()
    if (calls.length === 1) return outcomes
    const middle = Math.ceil(calls.length / 2)
    return [...runTogether(calls.slice(0, middle)), ...runTogether(calls.slice(middle))]
  }

  /** Why a ping fails before it is tried. */
  function unfit(): StoreOutcome | undefined {
    try {
      disk?.proveRoom()
      return undefined
    } catch (error) {
      return failure(error)
    }
  }

  return (calls) => {
    if (calls.every(({ method }) => STORE_METHODS[method] === 'read')) {
      return calls.map((call) => attempt(engine, call, () => false))
    }
    const noPing = calls.some(isPing) ? unfit() : undefined
    const outcomes = runTogether(calls)
    return noPing === undefined
      ? outcomes
      : outcomes.map((outcome, index) => (isPing(calls[index]) ? noPing : outcome))
  }
}

function isPing(call: StoreCall | undefined): boolean {
  return call?.method === 'ping'
}

/**
 * Does the calls up to the first one that fails. SQLite may have rolled back then, and the next call would run
 * outside the transaction.
 *
 * @throws if the disk has no room: this is no fault of the call
 */
function attemptAll(engine: SqliteEngine, calls: readonly StoreCall[]): StoreOutcome[] {
  const outcomes: StoreOutcome[] = []
  for (const call of calls) {
    const outcome = attempt(engine, call, isOutOfRoom)
    outcomes.push(outcome)
    if (!outcome.done) break
  }
  return outcomes
}

/** @throws the errors of the call that `isForeign` says are not the call's own */
function attempt(
  engine: SqliteEngine,
  { method, parameters }: StoreCall,
  isForeign: (error: unknown) => boolean,
): StoreOutcome {
  try {
    // `storeOver`, which is typed, makes every call; its parameters lose their type on the way here.
    const run = engine[method] as (...parameters: readonly unknown[]) => unknown
    return { done: true, value: run(...parameters) }
  } catch (error) {
    if (isForeign(error)) throw error
    return failure(error)
  }
}

function failure(error: unknown): StoreOutcome {
  return { done: false, reason: error instanceof Error ? error.message : String(error) }
}
