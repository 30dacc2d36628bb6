import { UnexpectedAnswer } from '../../test/support/api.ts'
import { createRandom, type Random } from '../../test/support/random.ts'
import type { Arena, ArenaServer } from './arena.ts'
import { openBuiltArena } from './built-arena.ts'
import { checkRound, type RoundState } from './check-round.ts'
import { openFileArena } from './file-arena.ts'
import { openPostgresArena } from './postgres-arena.ts'
import { type Claim, makePlan, type Plan, race } from './racer.ts'
import { sellAllButTheLast } from './sell-all-but-the-last.ts'

export interface RaceOptions {
  readonly rounds: number
  readonly seed: number
  /** Called with one line for each round. */
  readonly report: (line: string) => void
}

export interface RaceSummary {
  /** How many searches had which outcome, over all rounds. */
  readonly ends: Readonly<Record<End, number>>
  /** The faults, one line each; the first round with a fault is the last round. */
  readonly faults: readonly string[]
}

type End = 'nothing found' | 'held' | 'bought' | 'released' | 'given up or expired'

const CLIENTS = 200

/** In every fourth round no client releases or cancels, so that all numbers have to be sold. */
const KEEPING_ROUND = 4

/**
 * 200 clients race for the last 100 numbers of an area code; then the inventory is compared with their answers. Rounds
 * take turns between the built server and two servers, over SQLite and over PostgreSQL, whose clocks are moved so that
 * holds expire meanwhile.
 */
export async function runRaces({ rounds, seed, report }: RaceOptions): Promise<RaceSummary> {
  const random = createRandom(seed)
  const ends = { 'nothing found': 0, held: 0, bought: 0, released: 0, 'given up or expired': 0 }
  report(`races: seed ${seed}, ${rounds} rounds, ${CLIENTS} clients`)
  const servers: ArenaServer[] = []
  try {
    const open = async (server: ArenaServer) => {
      servers.push(server)
      return sellAllButTheLast(server)
    }
    const built = await open(await openBuiltArena())
    const file = await open(await openFileArena())
    const postgres = await open(await openPostgresArena())
    const arenas = [file, built, postgres]
    for (let round = 1; round <= rounds; round += 1) {
      const arena = arenas[(round - 1) % arenas.length] ?? file
      const { held, owned, free, faults } = await runRound(arena, random, round % KEEPING_ROUND === 0, ends)
      report(`round ${round}, ${arena.name}: ${held.length} held, ${owned.length} owned, ${free.length} free`)
      if (faults.length > 0) return { ends, faults }
    }
    const faults = await Promise.all(arenas.map(({ verify }) => verify()))
    return { ends, faults: faults.flat() }
  } catch (error) {
    if (!(error instanceof UnexpectedAnswer)) throw error
    return { ends, faults: [error.message] }
  } finally {
    for (const server of servers) await server.close()
  }
}

async function runRound(
  arena: Arena,
  random: Random,
  keeping: boolean,
  ends: Record<End, number>,
): Promise<RoundState> {
  const plans = Array.from({ length: CLIENTS }, () => makePlan(random, arena.clients, keeping))
  const expiries = keeping ? [] : [random.integer(1, 2 * CLIENTS), random.integer(1, 4 * CLIENTS)]
  let steps = 0
  const afterStep = async () => {
    steps += 1
    if (expiries.includes(steps)) await arena.expire?.()
  }
  const claims = (await Promise.all(plans.map((plan) => raceUntilFound(plan, afterStep)))).flat()
  const state = await checkRound(arena, claims)

  const held = new Set(state.held)
  for (const { found, bought, released } of claims) {
    if (found.length === 0) ends['nothing found'] += 1
    else if (released) ends.released += 1
    else if (bought) ends.bought += 1
    else if (found.some((number) => held.has(number))) ends.held += 1
    else ends['given up or expired'] += 1
  }
  if (!keeping || state.free.length === 0) return state
  return { ...state, faults: [...state.faults, `${state.free.length} numbers are free that were asked for`] }
}

async function raceUntilFound(plan: Plan, afterStep: () => Promise<void>): Promise<Claim[]> {
  const claims: Claim[] = []
  while (claims.length < plan.attempts && claims.every(({ found }) => found.length === 0)) {
    claims.push(await race(plan, afterStep))
  }
  return claims
}
