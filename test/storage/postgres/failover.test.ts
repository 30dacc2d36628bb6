import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { StorageRefusedError } from '../../../src/storage/port/storage-refused-error.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { givenPair, givenProxy, givenStoreAt, urlOf } from '../../support/postgres/given-pair.ts'
import { PAIR_USER, type PairMember } from '../../support/postgres/pair-member.ts'
import { signalAll } from '../../support/postgres/process-tree.ts'
import { startPgbouncer } from '../../support/postgres/start-pgbouncer.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, holdCommand, purchase } from '../given.ts'

/** Calls until one succeeds, and answers how long that took, in milliseconds. */
async function untilDone(call: () => Promise<unknown>, limitMs = 20_000): Promise<number> {
  const from = performance.now()
  for (;;) {
    try {
      await call()
      return performance.now() - from
    } catch (error) {
      if (performance.now() - from > limitMs) throw error
      await delay(20)
    }
  }
}

it('behind a name that moves to a standby and back, a readiness probe alone brings the service back at once', async () => {
  const pair = await givenPair()
  const proxy = await givenProxy(pair.primary())
  const store = await givenStoreAt(urlOf([proxy]))
  await store.addStock([usBlock(US_GEOGRAPHIC, 2)])
  proxy.lead(pair.standby().port)
  proxy.cut()
  for (let probe = 0; probe < 10; probe += 1) {
    await expect(store.ping()).rejects.toThrow(/read-only|terminated|reset/)
    await expect(store.now()).rejects.toBeInstanceOf(StorageError)
  }
  const sessions = "SELECT FROM pg_stat_activity WHERE application_name = 'holdline'"
  await untilDone(async () => expect(await pair.standby().query(sessions)).toEqual([]))
  proxy.lead(pair.primary().port)
  await store.ping()
  expect((await hold(store)).phoneNumbers).toHaveLength(1)
})

it('with target_session_attrs=any, a standby answers reads, and a connection to it ends at the first write', async () => {
  const pair = await givenPair()
  const proxy = await givenProxy(pair.primary())
  const url = urlOf([proxy], '&target_session_attrs=any')
  await (await givenStoreAt(url)).addStock([usBlock(US_GEOGRAPHIC, 2)])
  // A synchronous standby has the changes on its disk before it shows them.
  await untilDone(async () => expect(await pair.standby().query('SELECT FROM block')).toHaveLength(1))
  proxy.lead(pair.standby().port)
  const store = await givenStoreAt(url, 1)
  await untilDone(async () => expect(await store.count()).toMatchObject({ total: 2 }))
  await expect(store.ping()).rejects.toThrow(/read-only/)
  proxy.lead(pair.primary().port)
  await store.ping()
})

it('of several hosts the one that can be written is used, also after it has died and the other one was promoted', async () => {
  const pair = await givenPair()
  const url = urlOf([pair.standby(), pair.primary()], '&target_session_attrs=read-write')
  const store = await givenStoreAt(url)
  await store.addStock([usBlock(US_GEOGRAPHIC, 9)])
  const { id, phoneNumbers } = await hold(store, { quantity: 2 })
  await pair.primary().kill()
  await expect(store.ping()).rejects.toBeInstanceOf(StorageError)
  await pair.promote()
  await store.ping()
  expect(await purchase(store, id)).toMatchObject({ kind: 'purchased' })
  expect(
    (await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).map((each) => each.phoneNumber),
  ).toEqual([...phoneNumbers].sort())
})

it('a store whose hosts are all read-only, or gone, serves as soon as one is promoted; without its tables it is refused', async () => {
  const pair = await givenPair()
  const { port } = pair.primary()
  const url = urlOf([{ port }, pair.standby()])
  await pair.synchronize(false)
  const empty = urlOf([pair.standby(), pair.standby()])
  await expect(openPostgresStore({ connection: empty })).rejects.toThrow(
    /^PostgreSQL cannot be used: .*it is read-only.*: it is a standby, or [^\n]+$/,
  )
  await expect(openPostgresStore({ connection: empty })).rejects.toBeInstanceOf(StorageRefusedError)
  await (await openPostgresStore({ connection: url })).close()
  const position = "SELECT pg_last_wal_replay_lsn() - '0/0' AS at"
  const [written] = await pair.primary().query("SELECT pg_current_wal_lsn() - '0/0' AS at")
  await untilDone(async () => {
    const [replayed] = await pair.standby().query(position)
    expect(Number(replayed?.['at'])).toBeGreaterThanOrEqual(Number(written?.['at']))
  })
  await pair.primary().kill()
  const store = await givenStoreAt(url)
  await expect(store.ping()).rejects.toThrow(/read-only/)
  // It reads meanwhile, such as for a command that only reads.
  expect(await store.count()).toMatchObject({ total: 0 })
  await pair.promote()
  await store.ping()
})

const WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"

it('a commit whose wait for the standby was ended is no success, also where the role hides warnings', async () => {
  const pair = await givenPair()
  const store = await givenStoreAt(urlOf([pair.primary()]))
  await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
  await pair.primary().query('ALTER ROLE holdline SET client_min_messages = error')
  const again = await givenStoreAt(urlOf([pair.primary()]))
  const stopped = pair.standby().processes()
  signalAll(stopped, 'SIGSTOP')
  const holding = again.hold(holdCommand())
  const outcome = expect(holding).rejects.toThrow(/warning: it may not survive a failover/)
  await untilDone(async () => {
    expect(await pair.primary().query(WAITING)).toHaveLength(1)
  })
  await pair.primary().query(`SELECT pg_cancel_backend(pid) FROM (${WAITING}) AS waiting`)
  await outcome
  signalAll(stopped, 'SIGCONT')
  await again.ping()
  expect(await store.count()).toMatchObject({ busy: 1 })
})

it('while a synchronous standby is lost, commits end at their limit on the server too, and one at a time tries', async () => {
  const pair = await givenPair()
  const store = await givenStoreAt(urlOf([pair.primary()]), 4)
  await store.addStock([usBlock(US_GEOGRAPHIC, 400)])
  const stopped = pair.standby().processes()
  signalAll(stopped, 'SIGSTOP')
  const SESSIONS = "SELECT FROM pg_stat_activity WHERE application_name = 'holdline'"
  let most = 0
  let watching = true
  const watch = (async () => {
    while (watching) {
      most = Math.max(most, (await pair.primary().query(SESSIONS)).length)
      await delay(100)
    }
  })()
  const first = await Promise.allSettled(Array.from({ length: 40 }, () => store.ping()))
  expect(first.map(({ status }) => status)).not.toContain('fulfilled')
  // The next call tries, and the calls beside it fail before it ends.
  let tried = false
  const trying = store.ping().catch(() => {
    tried = true
  })
  const others = await Promise.allSettled(Array.from({ length: 40 }, () => hold(store)))
  expect(others.map(({ status }) => status)).not.toContain('fulfilled')
  expect(tried).toBe(false)
  expect(await store.count()).toMatchObject({ total: 400 })
  await trying
  // A backend ends a moment after its cancellation.
  await untilDone(async () => expect(await pair.primary().query(WAITING)).toEqual([]))
  watching = false
  await watch
  expect(most).toBeLessThanOrEqual(4)
  signalAll(stopped, 'SIGCONT')
  await store.ping()
  await Promise.all(Array.from({ length: 40 }, () => hold(store)))
})

it('through PgBouncer too, a commit that is given up ends at the server', async () => {
  const pair = await givenPair()
  const bouncer = await startPgbouncer({ ...pair.primary(), user: PAIR_USER }, { default_pool_size: 3 })
  onTestFinished(bouncer.stop)
  const { host, port, user } = bouncer
  const connection = { host, port, user, database: 'postgres' }
  const store = await openPostgresStore({ connection, poolSize: 6 })
  onTestFinished(() => store.close())
  const stopped = pair.standby().processes()
  signalAll(stopped, 'SIGSTOP')
  const calls = await Promise.allSettled(Array.from({ length: 20 }, () => store.ping()))
  expect(calls.map(({ status }) => status)).not.toContain('fulfilled')
  await untilDone(async () => expect(await pair.primary().query(WAITING)).toEqual([]))
  signalAll(stopped, 'SIGCONT')
  await untilDone(() => store.ping())
  await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
  expect((await hold(store)).phoneNumbers).toHaveLength(1)
})

it('packets that vanish: each call ends, and new connections serve when the network is back', async () => {
  const pair = await givenPair()
  const proxy = await givenProxy(pair.primary())
  const store = await givenStoreAt(urlOf([proxy]), 4)
  await store.addStock([usBlock(US_GEOGRAPHIC, 9)])
  await Promise.all(Array.from({ length: 8 }, () => store.ping()))
  proxy.swallow(true)
  const calls = await Promise.allSettled(Array.from({ length: 20 }, () => store.ping()))
  expect(calls.map(({ status }) => status)).not.toContain('fulfilled')
  proxy.swallow(false)
  await untilDone(() => store.ping())
})

it('packets that vanish for a moment: calls on the old connections end before their limit', async () => {
  const pair = await givenPair()
  const proxy = await givenProxy(pair.primary())
  const store = await givenStoreAt(urlOf([proxy]), 4)
  await Promise.all(Array.from({ length: 8 }, () => store.ping()))
  proxy.swallow(true)
  const lost = Array.from({ length: 4 }, () => store.ping())
  const ended = Promise.allSettled(lost)
  await delay(100)
  proxy.swallow(false)
  const reasons = (await ended).map((each) => (each.status === 'rejected' ? String(each.reason) : 'answered'))
  // A call may have been about to make a connection of its own, which has a limit too.
  for (const reason of reasons) expect(reason).toMatch(/lost packets|timeout exceeded when trying to connect/)
  expect(reasons.join()).toContain('lost packets')
  await store.ping()
})

/** A count, which may take minutes, that waits for a lock until `go` is called, and answers what became of it. */
async function givenSlowCount(store: InventoryStore, { host, port }: PairMember) {
  await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
  const other = new pg.Client({ host, port, user: PAIR_USER, database: 'postgres' })
  await other.connect()
  onTestFinished(() => other.end())
  await other.query('BEGIN; LOCK TABLE number')
  const counting = store.stockCounts()
  return {
    async go() {
      await other.query('ROLLBACK')
      return counting
    },
  }
}

/** Longer than a connection may be silent before PostgreSQL is asked about it. */
const SILENCE_MS = 2_500

it('a call that waits long at a server that works is left alone', async () => {
  const pair = await givenPair()
  const store = await givenStoreAt(urlOf([pair.primary()]), 2)
  const { go } = await givenSlowCount(store, pair.primary())
  await delay(SILENCE_MS)
  expect(await go()).toMatchObject({ value: [{ free: 1 }] })
})

it('a call that waits long is left alone also after another host was tried, which knows nothing of it', async () => {
  const pair = await givenPair()
  const proxy = await givenProxy(pair.primary())
  const store = await givenStoreAt(urlOf([proxy, pair.standby()]), 4)
  const { go } = await givenSlowCount(store, pair.primary())
  proxy.lead(undefined)
  await Promise.allSettled(Array.from({ length: 8 }, () => store.ping()))
  proxy.lead(pair.primary().port)
  await delay(SILENCE_MS)
  expect(await go()).toMatchObject({ value: [{ free: 1 }] })
})
