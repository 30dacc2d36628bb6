import type { ClockWish } from '../control/clock/move-clock.ts'
import { BeginningViolation } from '../control/sandboxes/beginning-violation.ts'
import type { SandboxBeginning } from '../control/sandboxes/sandbox-beginning.ts'
import type { NumberBlock } from '../numbering/audit-entry.ts'
import type { Seed } from '../seed/read-seed.ts'
import type { SeedDocument } from '../seed/seed-document.ts'
import { LATEST_INSTANT } from '../storage/port/clock.ts'

/** What a sandbox is filled with. */
export interface SandboxPlan {
  readonly stock: 'default' | readonly NumberBlock[]
  readonly seed: Seed | undefined
  readonly clock: ClockWish | undefined
}

/** The most numbers that a request can give a sandbox, as many as one import may have: each is in memory. */
const MOST_NUMBERS = 10_000_000

/**
 * Finds the numbers of a beginning, and checks what can be checked before a store is open.
 *
 * @param loadDefaults reads the default stock; it has no numbers if absent
 * @throws {BeginningViolation} if the beginning cannot be had
 */
export async function planSandbox(
  { stock = 'default', seed: document, clock }: SandboxBeginning,
  loadDefaults: () => Promise<readonly NumberBlock[]> = async () => [],
): Promise<SandboxPlan> {
  checkClock(clock)
  const seed = document && seedOf(document, ['seed'])
  if (seed?.document.faults !== undefined) {
    const { checkSeedFaults } = await import('../seed/check-seed-faults.ts')
    checkSeedFaults(seed.document, seed.fault)
  }
  if (seed?.document.stock !== undefined) {
    if (stock !== 'default') {
      throw new BeginningViolation(['stock'], 'the seed has a stock too: give one of them')
    }
    return { stock: await numbersOf(seed, loadDefaults), seed, clock }
  }
  if (stock === 'default') return { stock, seed, clock }
  return { stock: stock === 'none' ? [] : await numbersOf(seedOf({ stock }, []), loadDefaults), seed, clock }
}

async function numbersOf(seed: Seed, loadDefaults: () => Promise<readonly NumberBlock[]>) {
  const { seedStock } = await import('../seed/seed-stock.ts')
  return seedStock(seed, await loadDefaults(), MOST_NUMBERS) ?? []
}

/** @param at where the request has the seed */
function seedOf(document: SeedDocument, at: readonly string[]): Seed {
  return { document, fault: (path, message) => new BeginningViolation([...at, ...path], message) }
}

function checkClock(clock: ClockWish | undefined): void {
  if (clock === undefined || clock.mode === 'real' || clock.now === undefined) return
  if (clock.now < 0) throw new BeginningViolation(['clock', 'now'], `the earliest time is ${iso(0)}`)
  if (clock.now > LATEST_INSTANT) {
    throw new BeginningViolation(['clock', 'now'], `the latest time is ${iso(LATEST_INSTANT)}`)
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
