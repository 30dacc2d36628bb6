import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Outage } from './checker/run.ts'
import type { Fleet, Member } from './fleet.ts'

export interface UpgradeOptions {
  readonly fleet: Fleet
  /** How many processes there are, all of them of the older build. */
  readonly size: number
  /** The newer build. */
  readonly main: string
  /** How long the clients work before each process is replaced, in milliseconds. */
  readonly pauseMs: number
  /** Milliseconds that only go forward. */
  readonly now: () => number
  readonly database: pg.ClientConfig
}

export interface Upgrade {
  readonly outages: readonly Outage[]
  /** Whether the newer build has migrated the database so that the older one cannot run beside it. */
  readonly endsOlder: boolean
  /** The faults, one line each. */
  readonly faults: readonly string[]
}

/** Replaces one process after another by one of a newer build, as docs/operate.md says. */
export async function upgradeOneByOne(options: UpgradeOptions): Promise<Upgrade> {
  const { fleet, size, main, pauseMs, now, database } = options
  const outages: Outage[] = []
  const faults: string[] = []
  const newestOfOlder = await readText(database, 'SELECT max(name COLLATE "C") FROM kysely_migration')
  const begin = now() + pauseMs
  let endsOlder = false
  for (let index = 0; index < size; index += 1) {
    await delay(pauseMs)
    const from = now()
    await fleet.stop(index)
    if (endsOlder) outages.push({ of: index, from: begin, to: now(), outdated: true })
    await fleet.start(index, main)
    outages.push({ of: index, from, to: now() })
    if (index === 0) {
      endsOlder = newestOfOlder < (await readText(database, 'SELECT compatible_since FROM holdline_schema'))
    }
    for (const member of fleet.members()) {
      const expected = endsOlder && member.index > index ? 503 : 200
      const status = await readiness(member, expected)
      if (status !== expected) faults.push(`process ${member.index} is ${status} at ready, not ${expected}`)
    }
  }
  return { outages, endsOlder, faults }
}

/** How often a process is asked: it pings the database at most once a second. */
const ASKED = 20

/** The status of `/_holdline/ready`, which comes to be the expected one a moment after a process is replaced. */
async function readiness({ origin }: Member, expected: number): Promise<number> {
  for (let asked = 1; ; asked += 1) {
    const { status } = await fetch(`${origin}/_holdline/ready`)
    if (status === expected || asked === ASKED) return status
    await delay(1_000)
  }
}

/** The one text that a statement reads. */
async function readText(connection: pg.ClientConfig, sql: string): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<string[]>({ text: sql, rowMode: 'array' })
    return String(rows[0]?.[0])
  } finally {
    await client.end()
  }
}
