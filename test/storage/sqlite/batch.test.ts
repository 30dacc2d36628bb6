import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchRunner, type StoreCall } from '../../../src/storage/sqlite/batch.ts'
import { openDatabase, type SqliteDatabase } from '../../../src/storage/sqlite/database.ts'
import type { Disk } from '../../../src/storage/sqlite/disk.ts'
import { createEngine, type SqliteEngine } from '../../../src/storage/sqlite/engine.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { stillClock } from '../../support/still-clock.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { holdCommand, START } from '../given.ts'
import { dump } from './dump.ts'

const at = (instant: number): StoreCall => ({
  method: 'setClock',
  parameters: [{ mode: 'frozen', at: instant }],
})
const search = (): StoreCall => ({ method: 'hold', parameters: [holdCommand()] })
const NOW: StoreCall = { method: 'now', parameters: [] }

interface Faults {
  /** Whether the call fails once it has done all its work. */
  readonly call: (call: StoreCall) => boolean
  /** Whether the statement that begins or ends a transaction fails. */
  readonly transaction?: (sql: string) => boolean
  /** The error of each fault; an error of the test's own if absent. */
  readonly error?: Error
  readonly disk?: Disk
}

/** An inventory in memory with a few numbers, whose calls and transactions fail as the test says. */
function given({ call: fails, transaction: breaks = () => false, error, disk }: Faults) {
  const database = openDatabase(':memory:')
  migrate(database, 'The database')
  const engine = createEngine(database, stillClock(0))
  engine.addStock([usBlock(US_GEOGRAPHIC, 4)])
  engine.setClock({ mode: 'frozen', at: START })
  const run = batchRunner(breaking(database, breaks, error), failing(engine, fails, error), disk)
  return { database, engine, run }
}

function failing(engine: SqliteEngine, fails: (call: StoreCall) => boolean, error?: Error): SqliteEngine {
  return new Proxy(engine, {
    get(target, method: keyof SqliteEngine) {
      // No methods of the store.
      if (method === 'forget' || method === 'keepTime' || method === 'keepLastTime') return target[method]
      return (...parameters: unknown[]) => {
        const answer = (target[method] as (...parameters: unknown[]) => unknown)(...parameters)
        if (fails({ method, parameters })) throw error ?? new Error('Failed on purpose')
        return answer
      }
    },
  })
}

function breaking(database: SqliteDatabase, breaks: (sql: string) => boolean, error?: Error): SqliteDatabase {
  return {
    ...database,
    prepare(sql) {
      const statement = database.prepare(sql)
      return {
        ...statement,
        run(...parameters) {
          if (breaks(sql)) throw error ?? new Error(`${sql} failed on purpose`)
          return statement.run(...parameters)
        },
      }
    },
  }
}

/** Calls each of which sees the effects of the calls before it. */
const calls = fc
  .array(fc.tuple(fc.constantFrom('hold', 'setClock', 'now'), fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((drawn) =>
    drawn.map(([kind, fails], index) => ({
      fails: fails && kind !== 'now',
      call: kind === 'hold' ? search() : kind === 'now' ? NOW : at(START + index + 1),
    })),
  )

describe('Calls in one transaction, SQLite', () => {
  it('of which some fail leave the same as the other calls leave when they are done one by one', () => {
    fc.assert(
      fc.property(calls, (drawn) => {
        const doomed = new Set<unknown>(
          drawn.filter(({ fails }) => fails).map(({ call }) => call.parameters[0] ?? call),
        )
        const together = given({ call: ({ parameters }) => doomed.has(parameters[0]) })
        const alone = given({ call: () => false })
        const outcomes = together.run(drawn.map(({ call }) => call))
        const expected = drawn.map(({ call, fails }) =>
          fails ? { done: false, reason: 'Failed on purpose' } : alone.run([call])[0],
        )
        expect(outcomes).toEqual(expected)
        expect(dump(together.database)).toEqual(dump(alone.database))
      }),
    )
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('of which the call at %i fails each time, and no other call', (position) => {
    const all = Array.from({ length: 7 }, search)
    const { run, engine } = given({
      call: ({ parameters }) => parameters[0] === all[position]?.parameters[0],
    })
    expect(run(all).map(({ done }) => done)).toEqual(all.map((_, index) => index !== position))
    expect(engine.count()).toMatchObject({ total: 4, free: 0 })
  })

  it('are done exactly where they are answered as done, whichever transactions fail in the retry', () => {
    const faults = fc.array(fc.boolean(), { maxLength: 30 })
    fc.assert(
      fc.property(fc.nat(7), faults, faults, (position, begins, commits) => {
        const all = Array.from({ length: 8 }, search)
        const left = { 'BEGIN IMMEDIATE': [...begins], COMMIT: [...commits] }
        const { run, engine, database } = given({
          call: ({ parameters }) => parameters[0] === all[position]?.parameters[0],
          transaction: (sql) => (sql in left ? left[sql as keyof typeof left].shift() : undefined) ?? false,
        })
        const outcomes = run(all)
        const found = all.map(({ parameters: [command] }) => {
          const { resource, searchId } = command as ReturnType<typeof holdCommand>
          return engine.search(resource, searchId) !== undefined
        })
        expect(found).toEqual(outcomes.map(({ done }) => done))
        expect(found[position]).toBe(false)
        // SQLite refuses it if a transaction is left open.
        database.exec('BEGIN; ROLLBACK')
      }),
    )
  })

  it('all fail where the commit fails, without a retry', () => {
    let commits = 0
    const { run, database } = given({
      call: () => false,
      transaction: (sql) => {
        if (sql === 'COMMIT') commits += 1
        return sql === 'COMMIT'
      },
    })
    const before = dump(database)
    const reason = 'COMMIT failed on purpose'
    expect(run([search(), NOW, search()])).toEqual(Array(3).fill({ done: false, reason }))
    expect(commits).toBe(1)
    expect(dump(database)).toEqual(before)
  })

  describe.each([13, 778])('that find no room on the disk (SQLite’s error %i)', (errcode) => {
    const error = Object.assign(new Error('No room'), { errcode })
    /** A disk whose log can be moved so many times. */
    const diskOf = (moves: number, proof = () => {}): Disk => ({
      verifyFiles: () => {},
      makeRoom: () => moves-- > 0,
      proveRoom: proof,
    })
    const noRoom = { done: false, reason: 'No room' }

    it.each(['BEGIN IMMEDIATE', 'COMMIT', 'hold'])('at %s are done once the log is moved', (place) => {
      let faults = 1
      const { run, engine } = given({
        call: ({ method }) => method === place && faults-- > 0,
        transaction: (sql) => sql === place && faults-- > 0,
        error,
        disk: diskOf(1),
      })
      expect(run([search(), NOW, search()]).every(({ done }) => done)).toBe(true)
      expect(engine.count()).toMatchObject({ total: 4, free: 2 })
    })

    it.each([
      ['the log cannot be moved', 0, 1],
      ['there is no room after that either', 9, 2],
    ])('all fail, and are not retried by halves, where %s', (_, moves, tries) => {
      let tried = 0
      const { run, database } = given({
        call: ({ method }) => {
          if (method === 'hold') tried += 1
          return method === 'hold'
        },
        error,
        disk: diskOf(moves),
      })
      const before = dump(database)
      expect(run([search(), search(), search()])).toEqual([noRoom, noRoom, noRoom])
      expect(tried).toBe(tries)
      expect(dump(database)).toEqual(before)
    })

    it('fail a ping, and nothing else, where the disk cannot prove that it has room', () => {
      const proof = () => {
        throw error
      }
      const { run } = given({ call: () => false, disk: diskOf(0, proof) })
      const ping: StoreCall = { method: 'ping', parameters: [] }
      expect(run([search(), ping, search()]).map(({ done }) => done)).toEqual([true, false, true])
      expect(run([search(), search()]).every(({ done }) => done)).toBe(true)
    })
  })
})
