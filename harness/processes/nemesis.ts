import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '../../test/support/random.ts'
import type { Outage } from './checker/run.ts'
import type { Fleet } from './fleet.ts'

export interface NemesisOptions {
  readonly fleet: Fleet
  readonly size: number
  readonly random: Random
  /** Milliseconds that only go forward. */
  readonly now: () => number
  /** Crashes the database; resolves when it serves again. */
  readonly crashDatabase: () => Promise<void>
}

/** The longest pause between two outages, in milliseconds. */
const PEACE_MS = 1_500

/** Kills processes and crashes the database at random until the run is over. Everything runs again at the end. */
export async function runNemesis(options: NemesisOptions, isOver: () => boolean): Promise<Outage[]> {
  const { fleet, size, random, now, crashDatabase } = options
  const outages: Outage[] = []

  async function during(of: Outage['of'], work: () => Promise<void>): Promise<void> {
    const from = now()
    await work()
    outages.push({ of, from, to: now() })
  }

  async function killOne(): Promise<void> {
    const index = random.integer(0, size - 1)
    await during(index, async () => {
      await fleet.kill(index)
      await fleet.start(index)
    })
  }

  for (;;) {
    await delay(random.integer(PEACE_MS / 5, PEACE_MS))
    if (isOver()) return outages
    if (random.percent(70)) await killOne()
    else await during('database', crashDatabase)
  }
}
