import { setTimeout as delay } from 'node:timers/promises'
import type { ProcessEntry } from '../../test/support/postgres/process-tree.ts'
import { signalAll } from '../../test/support/postgres/process-tree.ts'
import type { Outage } from '../processes/checker/run.ts'
import { fillSlots } from './fill-slots.ts'
import { leadHome, ROLE, type Stage } from './stage.ts'

/** What a round broke, and when it was whole again. */
export interface Broken {
  readonly of: Outage['of']
  readonly returnedAt: number
  /** The changes that were answered between these times may be missing, where commits do not wait for the standby. */
  readonly lost?: readonly [number, number]
}

/** Breaks something for a while. */
export type Round = (stage: Stage) => Promise<Broken>

/** The longest time after which the standby of an asynchronous primary stops to follow it, in milliseconds. */
const LAG_MS = 800

/** How long a fault lasts: shorter than the time limits of the processes, or longer than all of them. */
function spell({ random }: Stage): Promise<void> {
  return delay(random.percent(60) ? random.integer(300, 3_000) : random.integer(8_500, 12_000))
}

function database({ now }: Stage): Broken {
  return { of: 'database', returnedAt: now() }
}

/** Stops the processes for a while. */
async function stopFor(stage: Stage, entries: readonly ProcessEntry[]): Promise<Broken> {
  signalAll(entries, 'SIGSTOP')
  try {
    await spell(stage)
  } finally {
    signalAll(entries, 'SIGCONT')
  }
  return database(stage)
}

async function primaryDies(stage: Stage): Promise<Broken> {
  const { pair, random, synchronous, now } = stage
  const behind = now()
  const stopped = synchronous ? [] : pair.standby().processes()
  if (!synchronous) {
    signalAll(stopped, 'SIGSTOP')
    await delay(random.integer(0, LAG_MS))
  }
  await pair.primary().kill()
  const died = now()
  // What the primary has sent waits in the standby's socket, and its reader ends before it reads it.
  signalAll(
    stopped.filter(({ command }) => command.startsWith('postgres: walreceiver')),
    'SIGTERM',
  )
  signalAll(stopped, 'SIGCONT')
  await delay(random.integer(0, 2_000))
  await pair.promote()
  return { ...database(stage), ...(!synchronous && { lost: [behind - (1_000 - LAG_MS), died] as const }) }
}

/** By name, so that the report shows how often each was done. */
export const ROUNDS: Readonly<Record<string, Round>> = {
  'primary killed, standby promoted': primaryDies,
  async 'primary restarted at once'(stage) {
    await stage.pair.primary().restart()
    if (stage.synchronous) await stage.pair.synchronize(true)
    return database(stage)
  },
  async 'process stopped'({ fleet, random, now }) {
    const index = random.integer(0, fleet.members().length - 1)
    fleet.signal(index, 'SIGSTOP')
    await delay(random.integer(300, 4_000))
    fleet.signal(index, 'SIGCONT')
    return { of: index, returnedAt: now() }
  },
  'backends stopped': (stage) => {
    const backends = stage.pair
      .primary()
      .processes()
      .filter(({ command }) => command.startsWith(`postgres: ${ROLE} `))
    return stopFor(stage, backends)
  },
  'standby stopped': (stage) => stopFor(stage, stage.pair.standby().processes()),
  async 'name moved to the standby and back'(stage) {
    const { port } = stage.pair.standby()
    for (const proxy of stage.proxies) {
      proxy.lead(port)
      proxy.cut()
    }
    await spell(stage)
    leadHome(stage)
    return database(stage)
  },
  async 'packets lost'(stage) {
    for (const proxy of stage.proxies) proxy.swallow(true)
    await spell(stage)
    for (const proxy of stage.proxies) proxy.swallow(false)
    return database(stage)
  },
  async 'packets late'(stage) {
    for (const proxy of stage.proxies) proxy.hold(true)
    await spell(stage)
    for (const proxy of stage.proxies) proxy.hold(false)
    return database(stage)
  },
  async 'connection slots used up'(stage) {
    const primary = stage.pair.primary()
    const slots = fillSlots(primary)
    await primary.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'holdline' AND random() < 0.7`,
    )
    await spell(stage)
    await slots.release()
    return database(stage)
  },
}
