import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../../src/numbering/audit-entry.ts'
import { ownerships } from '../../../src/numbering/ownerships.ts'
import { replay } from '../../../src/numbering/replay/replay.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { BALANCED_TABLES } from '../../../src/storage/postgres/trail/open-balance.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { BY_TEST } from '../../support/by-test.ts'
import type { TestDatabase } from '../../support/postgres/create-database.ts'
import { givenDatabase, givenStore, waitsForLock } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { buy, firstNumber, hold, moveClock, NO_DELAY, newGuid, purchase, release, START } from '../given.ts'
import { historyOf } from '../history-of.ts'
import { steps, takeSteps } from '../random-steps.ts'
import { verified } from '../verified.ts'
import { fillPartition } from './fill-partition.ts'
import { readOpening } from './read-opening.ts'
import { readTrail } from './read-trail.ts'

const ALL = { after: 0, limit: 1_000_000 }
const { author } = BY_TEST

/** A store with ten numbers, on a database of its own. */
async function given() {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await moveClock(store, 0)
  await store.addStock([usBlock(US_GEOGRAPHIC, 10)])
  return { database, store }
}

/** Archives all that has happened; answers up to where. */
async function archiveAll(database: TestDatabase, store: InventoryStore): Promise<number> {
  const through = await fillPartition(database)
  expect(await store.archive({ through, author })).toMatchObject({ kind: 'archived', archive: { through } })
  return through
}

/** All rows of all tables, and the partitions. */
async function dump({ query }: TestDatabase): Promise<string> {
  const tables = await query(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY name",
  )
  const all = tables.map(({ name }) => `SELECT '${name}' AS name, to_jsonb(${name}) AS row FROM ${name}`)
  return JSON.stringify(await query(`${all.join(' UNION ALL ')} ORDER BY name, row`))
}

describe('An opening balance', () => {
  it('replays with the later entries to the same state as the whole trail, and the last owner of each number stays known', {
    timeout: SHRINKING_MS,
  }, async () => {
    const part = fc.record({ before: steps, meanwhile: steps, extends: fc.boolean() })
    const parts = fc.array(part, { minLength: 1, maxLength: 3 })
    const property = fc.asyncProperty(parts, steps, async (archived, last) => {
      const database = await givenDatabase()
      const store = await givenStore(database)
      await moveClock(store, 0)
      const whole: AuditEntry[] = []
      const take = async (some: typeof last) => {
        await takeSteps(store, some)
        whole.push(...(await readTrail(store, database, whole.at(-1)?.sequence)))
      }
      for (const part of archived) {
        await take(part.before)
        const through = await fillPartition(database)
        if (part.extends) await store.extendTrail({ room: 1_000 })
        await take(part.meanwhile)
        await store.extendTrail({ room: 1_000 })
        expect(await store.archive({ through, author })).toMatchObject({ kind: 'archived' })
      }
      const [{ opening = 0 } = {}] = await store.archives()
      const state = await readOpening(database)
      await take(last)
      const expected = replay(whole)
      const found = replay(await readTrail(store, database, Number(opening)), state)
      for (const part of [
        'numbers',
        'owned',
        'reservations',
        'sip',
        'releases',
        'soldBy',
        'protected',
      ] as const) {
        expect(found[part]).toEqual(expected[part])
      }
      for (const phoneNumber of expected.numbers.keys()) {
        const history = (await store.numberHistory(phoneNumber, 1_000)).toReversed()
        const all = historyOf(whole, phoneNumber).toReversed()
        expect(all).toEqual(expect.arrayContaining(history))
        expect(history.at(-1)).toEqual(all.at(-1))
        expect(ownerships(phoneNumber, history).at(-1)).toEqual(ownerships(phoneNumber, all).at(-1))
      }
      await store.close()
      await database.drop()
    })
    await fc.assert(property, runParameters(12))
  })

  it.each(BALANCED_TABLES)('has the columns of %s, in their order', async (table) => {
    const { database } = await given()
    const columns = (name: string) =>
      database.query(
        `SELECT attname, format_type(atttypid, atttypmod) AS type FROM pg_attribute
         WHERE attrelid = '${name}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      )
    expect(await columns(`opening_${table}`)).toEqual(await columns(table))
  })
})

describe('An archive', () => {
  it('keeps of many entries the few that are still needed', async () => {
    const { database, store } = await given()
    const sold = await buy(store)
    for (let times = 0; times < 20; times += 1) {
      const { id: searchId } = await hold(store, { quantity: 2 })
      await store.cancel({ resource: 'contoso', searchId })
    }
    const through = await fillPartition(database)
    // The import, the purchase, and the last cancellation of both numbers.
    const answer = { kind: 'archived', kept: 3, dropped: 19 }
    expect(await store.archive({ through, author, entries: 22 })).toMatchObject(answer)
    expect(await database.query('SELECT FROM audit')).toHaveLength(3)
    expect(await store.ownedNumber('contoso', firstNumber(sold))).toBeDefined()
  })

  it('drops nothing if not every entry was copied', async () => {
    const { database, store } = await given()
    await buy(store)
    const through = await fillPartition(database)
    const before = await dump(database)
    expect(await store.archive({ through, author, entries: 1 })).toEqual({ kind: 'notCopied', entries: 2 })
    expect(await dump(database)).toBe(before)
  })

  it('is refused where no partition ends, where not all sequences are drawn, and a second time', async () => {
    const { database, store } = await given()
    const through = await fillPartition(database)
    for (const other of [through - 1, through + 1]) {
      expect(await store.archive({ through: other, author })).toEqual({ kind: 'notThere' })
    }
    expect(await store.archive({ through, author })).toMatchObject({ kind: 'archived' })
    expect(await store.archive({ through, author })).toEqual({ kind: 'notThere' })
    await store.extendTrail({ room: 100 })
    await buy(store)
    const [{ end } = {}] = await database.query('SELECT last_value + 100 AS end FROM audit_sequence_seq')
    expect(await store.archive({ through: Number(end), author })).toEqual({ kind: 'notThere' })
  })

  it('finds what is older than an instant, a partition at a time', async () => {
    const { database, store } = await given()
    expect(await store.archivable(START + 9)).toEqual({ kind: 'nothing' })
    const first = await fillPartition(database)
    await store.extendTrail({ room: 100 })
    await moveClock(store, 5)
    await buy(store)
    const second = await fillPartition(database)
    await store.extendTrail({ room: 100 })
    expect(await store.archivable(START)).toEqual({ kind: 'nothing' })
    const one = { after: 0, through: first, entries: 1 }
    expect(await store.archivable(START + 5)).toEqual({ kind: 'found', archivable: one })
    const both = { after: 0, through: second, entries: 2 }
    expect(await store.archivable(START + 6)).toEqual({ kind: 'found', archivable: both })
    await store.archive({ through: first, author })
    const rest = { after: first, through: second, entries: 1 }
    expect(await store.archivable(START + 6)).toEqual({ kind: 'found', archivable: rest })
    expect(await store.archives()).toMatchObject([{ at: START + 5, through: first, author }])
  })

  it('that is cut off at its end leaves everything as it was, and is done when it is asked for again', async () => {
    const { database, store } = await given()
    await buy(store)
    const through = await fillPartition(database)
    const before = await dump(database)
    const blocker = await database.connect()
    await blocker.query('BEGIN; LOCK TABLE audit IN ACCESS SHARE MODE')
    const archiving = store.archive({ through, author })
    await waitsForLock(database, archiving)
    await database.query(`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`)
    await expect(archiving).rejects.toThrow()
    await blocker.query('COMMIT')
    expect(await dump(database)).toBe(before)
    expect(await store.archive({ through, author })).toMatchObject({ kind: 'archived' })
  })

  it('is busy while another one is under way, and while a backup has its locks', async () => {
    const { database, store } = await given()
    const through = await fillPartition(database)
    const blocker = await database.connect()
    for (const lock of ['opening IN EXCLUSIVE', 'holdline_schema IN ACCESS SHARE']) {
      await blocker.query(`BEGIN; LOCK TABLE ${lock} MODE`)
      expect(await store.archive({ through, author })).toEqual({ kind: 'busy' })
      // Commands go on.
      await hold(store)
      await blocker.query('COMMIT')
    }
    expect(await store.archives()).toEqual([])
  })

  it('has the effects of the commands that are under way when it begins, and none of the later ones', async () => {
    const { database, store } = await given()
    const held = await hold(store, { quantity: 2 })
    const through = await fillPartition(database)
    await store.extendTrail({ room: 100 })
    // A purchase that has drawn its sequence, and waits for a lock when the archive begins.
    const blocker = await database.connect()
    await blocker.query('BEGIN; LOCK TABLE owned IN EXCLUSIVE MODE')
    const buying = purchase(store, held.id)
    await waitsForLock(database, buying)
    const archiving = store.archive({ through, author })
    // The archive waits too, for the purchase.
    const waiting = `
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    while ((await database.query(waiting)).length < 2);
    await blocker.query('COMMIT')
    expect(await buying).toMatchObject({ kind: 'purchased' })
    expect(await archiving).toMatchObject({ kind: 'archived' })
    const state = await readOpening(database)
    expect([...state.owned.keys()]).toEqual(held.phoneNumbers)
    const [{ opening = 0 } = {}] = await store.archives()
    expect(await store.audit({ ...ALL, after: opening })).toEqual([])
  })
})

describe('What an archive leaves of the numbers', () => {
  it.each([
    ['a number that is free', 'UPDATE number SET free_at = 0, claim = NULL WHERE free_at = 9007199254740991'],
    ['an owner that is gone', 'DELETE FROM owned'],
    ['an owner that is another', "UPDATE owned SET resource = 'fabrikam'"],
    ['a claim that is gone', 'UPDATE number SET claim = NULL WHERE claim IS NOT NULL'],
    ['an opening balance without its rows', 'DELETE FROM opening_number; DELETE FROM opening_owned'],
  ])('is verified from the opening balance: %s is found', async (_, damage) => {
    const { database, store } = await given()
    await buy(store)
    await archiveAll(database, store)
    await hold(store)
    expect(await verified(store)).toEqual([])
    await database.query(damage)
    expect(await verified(store)).not.toEqual([])
  })

  it('the end of a closed resource stays known, also where it was opened again', async () => {
    const { database, store } = await given()
    const phoneNumber = firstNumber(await buy(store))
    const closing = { resource: 'contoso', agingMs: 0, limit: 9, author }
    await store.changeClosing({ ...closing, releaseAt: START + 1_000 })
    const until = async () => {
      const history = (await store.numberHistory(phoneNumber, 99)).toReversed()
      return ownerships(phoneNumber, history).map((owner) => owner.until)
    }
    await archiveAll(database, store)
    expect(await until()).toEqual([START + 1_000])
    await store.changeClosing(closing)
    for (const calling of ['inbound', 'outbound'] as const) {
      const change = { resource: 'contoso', phoneNumber, delay: NO_DELAY, operationGuid: newGuid() }
      await store.updateCapabilities({ ...change, patch: { calling } })
    }
    await store.extendTrail({ room: 100 })
    await archiveAll(database, store)
    expect(await until()).toEqual([undefined])
    expect(await verified(store)).toEqual([])
  })

  it('a number that was ever owned is not deleted, and its former owner gets it back', async () => {
    const { database, store } = await given()
    const [sold, back] = [firstNumber(await buy(store)), firstNumber(await buy(store))]
    await release(store, sold, 0)
    await release(store, back, 1_000)
    // The newest entry of the number does not name the owner any more.
    for (const kind of ['withdraw', 'restore'] as const) {
      await store.changeSale({ action: kind, first: sold, last: sold, limit: 9, author })
    }
    await archiveAll(database, store)
    const takeBack = { phoneNumber: back, change: { kind: 'restore' }, author } as const
    expect(await store.changeNumber(takeBack)).toMatchObject({ kind: 'changed' })
    const before = await store.count()
    await store.deleteStock({ first: sold, last: sold, limit: 9, author })
    expect(await store.count()).toEqual(before)
  })

  it('a request that is sent again after an archive is known', async () => {
    const { database, store } = await given()
    const phoneNumber = firstNumber(await buy(store))
    const command = { resource: 'contoso', phoneNumber, delay: NO_DELAY, repeatKey: 'key', agingMs: 1_000 }
    const first = await store.release({ ...command, operationGuid: newGuid() })
    await archiveAll(database, store)
    expect(await store.release({ ...command, operationGuid: newGuid() })).toEqual(first)
  })
})
