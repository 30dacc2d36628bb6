import type { HoldAnswer, HoldCommand } from '../../port/hold-store.ts'
import { findRepeated } from '../tables/search-table.ts'
import type { Transaction } from '../transaction.ts'

/** The same for two commands if one of them repeats the other. */
export function repeatId({ resource, repeatKey }: { resource: string; repeatKey?: string }): string {
  return JSON.stringify([resource, repeatKey])
}

/** The commands that repeat an earlier command, each with the answer to the earlier command. */
export async function findRepeats(
  transaction: Transaction,
  commands: readonly HoldCommand[],
): Promise<ReadonlyMap<HoldCommand, HoldAnswer>> {
  const keyed = new Map<string, HoldCommand>()
  for (const command of commands) {
    if (command.repeatKey !== undefined) keyed.set(repeatId(command), command)
  }
  const answers = new Map<HoldCommand, HoldAnswer>()
  if (keyed.size === 0) return answers
  const pairs = [...keyed.values()].map(({ resource, repeatKey = '' }) => ({ resource, repeatKey }))
  for (const { resource, repeatKey, found } of await findRepeated(transaction, pairs)) {
    const command = keyed.get(repeatId({ resource, repeatKey }))
    const { search, operation } = found
    if (command !== undefined) answers.set(command, { kind: 'held', search, operation })
  }
  return answers
}
