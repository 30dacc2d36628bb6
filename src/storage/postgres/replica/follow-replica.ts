import { repeat, type Sleep } from '../../../timing/repeat.ts'
import { within } from '../../../timing/within.ts'
import type { ReplicaLoad } from '../../port/store-load.ts'
import type { Row } from '../../rows/row.ts'
import { readSystemIdentifier } from '../connection/system-identifier.ts'
import { ConnectionFault, faultReason } from '../storage-fault.ts'
import { positionOf, REPLAYED, WRITTEN } from './wal-position.ts'
import { createWriteMarks } from './write-marks.ts'

/** How often the primary and the replica are asked how far they are, in milliseconds. */
const PAUSE_MS = 500
/** How long one answer may take, in milliseconds. */
export const REPLICA_LIMIT_MS = 2_000

/** What is told of a replica. */
export type ReplicaNews = { readonly used: true } | { readonly used: false; readonly reason: string }

export interface FollowOptions {
  readonly askPrimary: (sql: string) => Promise<readonly Row[]>
  readonly askReplica: (sql: string) => Promise<readonly Row[]>
  /** How late the answers of the replica may be, in milliseconds. */
  readonly maxLagMs: number
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
  readonly sleep: Sleep
  /** Called when reads begin to go to the replica, and when they end to. */
  readonly tell: (news: ReplicaNews) => void
}

export interface FollowedReplica {
  /** Whether the replica is to be asked: it answers, and is not too late. */
  isUsable(): boolean
  /**
   * Checks a transaction on the replica by the first row that it read, that of `REPLAYED`.
   *
   * @throws LateReplicaError if what it shows is too late
   * @throws ConnectionFault if it is no standby any more
   */
  requireCurrent(row: Row): void
  /** The replica could not be asked. It is not asked again before it has answered once more. */
  failed(error: unknown): void
  load(): ReplicaLoad
  stop(): Promise<void>
}

/** What the replica shows is later than it may be. */
export class LateReplicaError extends Error {
  override readonly name = 'LateReplicaError'
}

/** Watches how far a replica is behind the primary. */
export function followReplica(options: FollowOptions): FollowedReplica {
  const { askPrimary, askReplica, maxLagMs, steadyNow, sleep, tell } = options
  const marks = createWriteMarks()
  /** Why the replica is not asked, if it does not answer; another object for each failure. */
  let failure: { readonly reason: string } | undefined = { reason: 'it has not answered yet' }
  /** The instant up to which the replica has everything. */
  let currentAt: number | undefined
  let told: boolean | undefined

  const lagMs = () => (currentAt === undefined ? undefined : steadyNow() - currentAt)
  const isUsable = () => failure === undefined && (lagMs() ?? Number.POSITIVE_INFINITY) <= maxLagMs

  function tellChange() {
    const used = isUsable()
    if (used === told) return
    told = used
    tell(used ? { used } : { used, reason: failure?.reason ?? describeLag(lagMs()) })
  }

  async function markPrimary(): Promise<void> {
    const at = steadyNow()
    const [row = {}] = await within(askPrimary(WRITTEN), REPLICA_LIMIT_MS, 'The primary does not answer')
    const position = positionOf(row)
    if (position !== undefined) marks.add(position, at)
  }

  /** A standby of another PostgreSQL would show another inventory, and its positions say nothing here. */
  async function requireSameSystem(): Promise<void> {
    const [one, other] = await Promise.all([askPrimary, askReplica].map(readSystemIdentifier))
    if (one !== undefined && other !== undefined && one !== other) {
      throw new Error('it is a standby of another PostgreSQL')
    }
  }

  async function markReplica(): Promise<void> {
    const before = failure
    if (before !== undefined) await within(requireSameSystem(), REPLICA_LIMIT_MS, 'it does not answer')
    const [row = {}] = await within(askReplica(REPLAYED), REPLICA_LIMIT_MS, 'it does not answer')
    const position = positionOf(row)
    if (position === undefined) throw new ConnectionFault('it is no standby')
    // What it had once, it has still.
    currentAt = marks.currentAt(position) ?? currentAt
    // A failure that came meanwhile may be a doubt of the system, which this round has not asked about.
    if (failure === before) failure = undefined
  }

  async function round(): Promise<void> {
    // Without an answer the lag grows. That the primary cannot be asked is told by the calls that need it.
    await markPrimary().catch(() => {})
    await markReplica().catch((error: unknown) => {
      failure = { reason: faultReason(error) }
    })
    tellChange()
  }

  const following = repeat({ pauseMs: () => PAUSE_MS, sleep, round })
  return {
    isUsable,
    requireCurrent(row) {
      const position = positionOf(row)
      if (position === undefined) throw new ConnectionFault('it is no standby')
      const at = marks.currentAt(position)
      if (at === undefined || steadyNow() - at > maxLagMs)
        throw new LateReplicaError('The replica is too late')
    },
    failed(error) {
      failure = { reason: faultReason(error) }
      tellChange()
    },
    load: () => ({ used: isUsable(), lagMs: lagMs() }),
    stop: () => following.stop(),
  }
}

function describeLag(lagMs: number | undefined): string {
  if (lagMs === undefined) return 'it is not known how late it is'
  return `it is ${Math.round(lagMs / 1_000)} seconds late`
}
