import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createRandom, type Random } from '../../test/support/random.ts'
import { CLIENTS, checkedRestart, type Inventory, startOn } from './checked-restart.ts'
import { Ledger } from './ledger.ts'
import { startLoad } from './load.ts'

export interface CrashOptions {
  readonly rounds: number
  readonly seed: number
  /** Called with one line for each round. */
  readonly report: (line: string) => void
}

export interface CrashSummary {
  readonly answers: Ledger['answers']
  /** Requests that were under way when the server was killed. */
  readonly unanswered: number
  /** How many of the unanswered requests had happened. */
  readonly happened: number
  /** The faults, one line each; the first round with a fault is the last round. */
  readonly faults: readonly string[]
}

/**
 * Kills a loaded server with SIGKILL, starts it again on the same directory, and compares the inventory with the
 * answers before the kill; all rounds work on one inventory.
 */
export async function runCrashes({ rounds, seed, report }: CrashOptions): Promise<CrashSummary> {
  const random = createRandom(seed)
  const ledger = new Ledger()
  const directory = mkdtempSync(join(tmpdir(), 'holdline-crash-'))
  const inventory: Inventory = { directory, ledger, entries: [] }
  let faults: readonly string[] = []
  let unanswered = 0
  let happened = 0
  report(`crash: seed ${seed}, ${rounds} rounds, ${CLIENTS} clients, in ${directory}`)

  for (let round = 1; round <= rounds && faults.length === 0; round += 1) {
    ledger.startRound()
    const before = sum(ledger.answers)
    await crash(inventory, random)
    faults = await checkedRestart(inventory, random)
    unanswered += ledger.unanswered.length
    happened += ledger.happened
    report(
      `round ${round}: ${sum(ledger.answers) - before} changes answered; ${ledger.unanswered.length} not, of which ` +
        `${ledger.happened} had happened; ${ledger.held().length} holds and ${ledger.owned.size} owned numbers stand`,
    )
  }
  if (faults.length === 0) rmSync(directory, { recursive: true, force: true })
  else report(`crash: seed ${seed} found ${faults.length} faults; the inventory is left in ${directory}`)
  return { answers: ledger.answers, unanswered, happened, faults }
}

/** Loads a server and kills it: after some answers, and then at a random moment. */
async function crash(inventory: Inventory, random: Random): Promise<void> {
  const { client, ...server } = await startOn(inventory)
  const load = startLoad(inventory.ledger, random, client.send, CLIENTS)
  await load.answered(random.integer(1, 400))
  await delay(random.integer(0, 15))
  await server.kill()
  await load.ended
  client.close()
}

function sum(answers: Ledger['answers']): number {
  return Object.values(answers).reduce((total, count) => total + count, 0)
}
