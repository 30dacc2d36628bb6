import { expect, it } from 'vitest'
import {
  followReplica,
  LateReplicaError,
  type ReplicaNews,
} from '../../../../src/storage/postgres/replica/follow-replica.ts'
import { ConnectionFault } from '../../../../src/storage/postgres/storage-fault.ts'

interface GivenServer {
  position: string | null
  system: string
  failure?: Error
  /** Called while the server answers. */
  whenAsked?: () => void
}

/** A replica that is followed; each round begins by hand. */
function given() {
  const primary: GivenServer = { position: '0', system: '1' }
  const replica: GivenServer = { position: '0', system: '1' }
  const news: ReplicaNews[] = []
  const sleeps: (() => void)[] = []
  let now = 0
  const ask = (server: GivenServer) => async (sql: string) => {
    if (server.failure !== undefined) throw server.failure
    server.whenAsked?.()
    return [
      sql.includes('system_identifier')
        ? { system_identifier: server.system }
        : { position: server.position },
    ]
  }
  const followed = followReplica({
    askPrimary: ask(primary),
    askReplica: ask(replica),
    maxLagMs: 1_000,
    steadyNow: () => now,
    sleep: () => new Promise((resolve) => sleeps.push(resolve)),
    tell: (each) => news.push(each),
  })
  return {
    primary,
    replica,
    news,
    followed,
    wait: (ms: number) => {
      now += ms
    },
    /** Does one round, to its end. */
    async round() {
      sleeps.shift()?.()
      while (sleeps.length === 0) await Promise.resolve()
    },
  }
}

it('a replica is used once it has answered, and told of once for each change', async () => {
  const { replica, news, followed, round } = given()
  expect(followed.isUsable()).toBe(false)
  expect(followed.load()).toEqual({ used: false, lagMs: undefined })
  await round()
  await round()
  expect(followed.isUsable()).toBe(true)
  replica.failure = new Error('no route')
  await round()
  await round()
  expect(followed.isUsable()).toBe(false)
  delete replica.failure
  await round()
  expect(news).toEqual([{ used: true }, { used: false, reason: 'no route' }, { used: true }])
})

it('its lag is the time since it had everything, and none while the primary writes nothing', async () => {
  const { primary, followed, news, wait, round } = given()
  await round()
  wait(50_000)
  await round()
  expect(followed.load()).toEqual({ used: true, lagMs: 0 })
  primary.position = '9007199254740993'
  wait(600)
  await round()
  expect(followed.load()).toEqual({ used: true, lagMs: 600 })
  wait(600)
  expect(followed.isUsable()).toBe(false)
  await round()
  expect(news.at(-1)).toEqual({ used: false, reason: 'it is 1 seconds late' })
})

it('a transaction on another standby of the same address is checked by its own position', async () => {
  const { primary, followed, wait, round } = given()
  await round()
  primary.position = '9007199254740993'
  wait(600)
  await round()
  followed.requireCurrent({ position: '9007199254740992' })
  wait(600)
  await round()
  followed.requireCurrent({ position: '9007199254740993' })
  expect(() => followed.requireCurrent({ position: '9007199254740992' })).toThrow(LateReplicaError)
  expect(() => followed.requireCurrent({ position: null })).toThrow(ConnectionFault)
})

it('a call that failed ends the use until the replica answers again', async () => {
  const { followed, news, round } = given()
  await round()
  followed.failed(new Error('reset'))
  expect(followed.isUsable()).toBe(false)
  await round()
  expect(followed.isUsable()).toBe(true)
  expect(news).toEqual([{ used: true }, { used: false, reason: 'reset' }, { used: true }])
})

it('a failure that comes while the replica answers stays until it is asked again, and its system with it', async () => {
  const { replica, followed, news, round } = given()
  await round()
  replica.whenAsked = () => {
    delete replica.whenAsked
    replica.system = '2'
    followed.failed(new Error('the database is in another PostgreSQL than before'))
  }
  await round()
  expect(followed.isUsable()).toBe(false)
  await round()
  expect(followed.isUsable()).toBe(false)
  replica.system = '1'
  await round()
  expect(followed.isUsable()).toBe(true)
  expect(news).toEqual([
    { used: true },
    { used: false, reason: 'the database is in another PostgreSQL than before' },
    { used: true },
  ])
})

it('a standby of another PostgreSQL, and a server that is no standby, are not used', async () => {
  const { replica, followed, news, round } = given()
  replica.system = '2'
  await round()
  expect(news).toEqual([{ used: false, reason: 'it is a standby of another PostgreSQL' }])
  replica.system = '1'
  replica.position = null
  await round()
  expect(followed.isUsable()).toBe(false)
})
