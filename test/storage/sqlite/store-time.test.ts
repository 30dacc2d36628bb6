import { describe, expect, it, onTestFinished } from 'vitest'
import { batchRunner, type StoreCall } from '../../../src/storage/sqlite/batch.ts'
import { openDatabase, type SqliteDatabase } from '../../../src/storage/sqlite/database.ts'
import { createEngine } from '../../../src/storage/sqlite/engine.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { HOLD_MS, hold, holdCommand, purchase, START } from '../given.ts'

const DAY = 24 * 3_600_000

/** Clocks that the test moves. */
function machine() {
  let [system, steady] = [START, 0]
  return {
    systemNow: () => system,
    steadyNow: () => steady,
    pass(ms: number) {
      system += ms
      steady += ms
    },
    set(ms: number) {
      system += ms
    },
  }
}

describe('The time of an inventory whose system clock was a day ahead and is corrected', () => {
  async function given() {
    const clocks = machine()
    clocks.set(DAY)
    const told: number[] = []
    const store = await openMemoryStore({
      ...clocks,
      stock: [usBlock(US_GEOGRAPHIC, 1)],
      onTimeAhead: (leadMs) => void told.push(leadMs),
    })
    onTestFinished(() => store.close())
    return { store, clocks, told }
  }

  it('goes on, so that holds end, and the difference is told at once', async () => {
    const { store, clocks, told } = await given()
    const first = await hold(store)
    clocks.set(-DAY)
    expect(await store.now()).toBe(START + DAY)
    expect(told).toEqual([DAY])
    clocks.pass(2 * HOLD_MS)
    expect(await store.now()).toBe(START + DAY + HOLD_MS)
    expect(await purchase(store, first.id)).toEqual({ kind: 'holdEnded' })
    expect((await hold(store)).phoneNumbers).toEqual(first.phoneNumbers)
    expect(told).toEqual([DAY])
  })

  it('is the system’s again after two days, which is told too', async () => {
    const { store, clocks, told } = await given()
    await store.now()
    clocks.set(-DAY)
    await store.ping()
    clocks.pass(2 * DAY)
    expect(await store.now()).toBe(clocks.systemNow())
    clocks.pass(1)
    expect(await store.now()).toBe(clocks.systemNow())
    expect(told).toEqual([DAY, 0])
  })

  it('follows a clock that is moved by an offset', async () => {
    const { store, clocks } = await given()
    await store.setClock({ mode: 'offset', offsetMs: 5 })
    clocks.set(-DAY)
    clocks.pass(20)
    expect(await store.now()).toBe(START + DAY + 15)
  })
})

describe('The time of an inventory that is opened again', () => {
  const search = (): StoreCall => ({ method: 'hold', parameters: [holdCommand()] })

  function newDatabase(): SqliteDatabase {
    const database = openDatabase(':memory:')
    migrate(database, 'The database')
    return database
  }

  /** Opens the inventory as a process does that starts at this instant. */
  function start(database: SqliteDatabase, systemNow: number) {
    const told: number[] = []
    const clocks = { ...machine(), systemNow: () => systemNow }
    const engine = createEngine(database, clocks, (leadMs) => void told.push(leadMs))
    return { engine, told, run: batchRunner(database, engine) }
  }

  it('goes on from the end of an orderly stop, though the clock was set back meanwhile', () => {
    const database = newDatabase()
    const { engine } = start(database, START + DAY)
    engine.now()
    engine.keepLastTime()
    const again = start(database, START)
    expect(again.engine.now()).toBe(START + DAY)
    expect(again.told).toEqual([DAY])
  })

  it('goes on after the last change, by a second at most, after a kill', () => {
    const database = newDatabase()
    const { engine, run } = start(database, START + DAY)
    expect(run([search()])).toMatchObject([{ done: true }])
    expect(run([search()])).toMatchObject([{ done: true }])
    const last = engine.now()
    const again = start(database, START).engine.now()
    expect(again).toBeGreaterThanOrEqual(last)
    expect(again - last).toBeLessThanOrEqual(1_000)
  })

  it('is the system’s where that is later', () => {
    const database = newDatabase()
    start(database, START).run([search()])
    const { engine, told } = start(database, START + 60_000)
    expect(engine.now()).toBe(START + 60_000)
    expect(told).toEqual([])
  })

  it('keeps no instant of a change that was rolled back, and writes the next one', () => {
    const database = newDatabase()
    const { engine, run } = start(database, START + DAY)
    const bad: StoreCall = { method: 'hold', parameters: [holdCommand({ offerings: [] })] }
    expect(run([bad])).toMatchObject([{ done: false }])
    expect(run([search()])).toMatchObject([{ done: true }])
    expect(start(database, START).engine.now()).toBeGreaterThanOrEqual(engine.now())
  })
})
