import { setTimeout as delay } from 'node:timers/promises'
import type { Outage } from '../processes/checker/run.ts'
import type { AuditVerdict } from './audit/judge-audit.ts'
import type { TrailAudit } from './audit/start-trail-audit.ts'
import { type Broken, ROUNDS } from './rounds.ts'
import type { Stage } from './stage.ts'
import { untilReady } from './until-ready.ts'

/** A round that was done. */
export interface DoneRound extends Broken {
  readonly name: string
  readonly from: number
  /** What `holdline verify --audit` says of what was lost; absent where nothing was to be lost. */
  readonly audit?: AuditVerdict
}

export interface RoundsOptions {
  readonly most: number
  /** Only the rounds whose names have this text. */
  readonly only: string
  readonly isOver: () => boolean
  readonly report: (line: string) => void
  /** Absent where commits wait for the standby, so that nothing is lost. */
  readonly audit?: TrailAudit
}

/** The longest pause between two rounds, in milliseconds. */
const PEACE_MS = 1_500

/** Does rounds in random order, each kind as often as the other ones, until the run is over. */
export async function runRounds(
  stage: Stage,
  { most, only, isOver, report, audit }: RoundsOptions,
): Promise<readonly DoneRound[]> {
  const { random, now } = stage
  const done: DoneRound[] = []
  let left: [string, (typeof ROUNDS)[string]][] = []
  while (done.length < most) {
    await delay(random.integer(PEACE_MS / 5, PEACE_MS))
    if (isOver()) break
    if (left.length === 0) left = Object.entries(ROUNDS).filter(([name]) => name.includes(only))
    const [next] = left.splice(random.integer(0, left.length - 1), 1)
    if (next === undefined) break
    const [name, round] = next
    const from = now()
    const broken = await round(stage)
    report(`round ${done.length + 1}: ${name}, ${((broken.returnedAt - from) / 1_000).toFixed(2)} s`)
    await untilReady(stage.fleet)
    const verdict = broken.lost && (await audit?.judge(broken.lost[1] - broken.lost[0]))
    if (verdict) report(`${verdict.missing} entries of the trail are missing, and verify has to name them`)
    done.push({ ...broken, name, from, ...(verdict && { audit: verdict }) })
    await repair(stage, name)
  }
  return done
}

/** The outages of the rounds, for the checker. */
export function outagesOf(rounds: readonly DoneRound[]): Outage[] {
  return rounds.map(({ of, from, returnedAt }) => ({ of, from, to: returnedAt }))
}

/** Gives the primary a standby again, where the old primary has died. */
async function repair({ pair, synchronous }: Stage, name: string): Promise<void> {
  if (name !== 'primary killed, standby promoted') return
  await pair.rebuildStandby()
  await pair.synchronize(synchronous)
}
