import { tooManyHeld } from '../../decide/too-many-held.ts'
import type { HoldCommand } from '../../port/hold-store.ts'
import type { TooManyHeld } from '../../port/too-many-held.ts'
import { countHeld } from '../count-held.ts'
import type { Transaction } from '../transaction.ts'

/**
 * The answer to a command whose resource would hold too much; `undecided` if other commands in the same
 * transaction decide it.
 */
export type Limited = TooManyHeld | 'undecided'

/** The commands that go beyond the limit of their resource, of which this transaction has the `heldLock`. */
export async function limitHeld(
  transaction: Transaction,
  commands: readonly HoldCommand[],
): Promise<ReadonlyMap<HoldCommand, Limited>> {
  const limited = new Map<HoldCommand, Limited>()
  const withLimit = commands.filter(({ heldLimit }) => heldLimit !== undefined)
  if (withLimit.length === 0) return limited
  const resources = new Set(withLimit.map(({ resource }) => resource))
  const heldBefore = await countHeld(transaction, [...resources])
  /** The quantities of the commands before; they may find fewer numbers. */
  const asked = new Map<string, number>()
  for (const command of commands) {
    const { resource, quantity, heldLimit = Number.POSITIVE_INFINITY } = command
    const [held, more] = [heldBefore.get(resource) ?? 0, asked.get(resource) ?? 0]
    const answer = tooManyHeld(held, quantity, heldLimit)
    if (answer !== undefined) limited.set(command, answer)
    else if (tooManyHeld(held + more, quantity, heldLimit)) limited.set(command, 'undecided')
    else asked.set(resource, more + quantity)
  }
  return limited
}
