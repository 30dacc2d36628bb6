import { operationId } from '../../../numbering/operation.ts'
import type { HoldAnswer, HoldCommand } from '../../port/hold-store.ts'
import { findOperation } from '../tables/operation-table.ts'
import { findRepeated } from '../tables/search-table.ts'
import type { Transaction } from '../transaction.ts'

/** What two commands have in common if one is the other, sent again. */
export function repeatId({ resource, repeatKey }: { resource: string; repeatKey?: string }): string {
  return JSON.stringify([resource, repeatKey])
}

/** The commands that were done before, with what they answered. */
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
  for (const { resource, repeatKey, search } of await findRepeated(transaction, pairs)) {
    const command = keyed.get(repeatId({ resource, repeatKey }))
    const operation = await findOperation(transaction, resource, operationId('search', search.id))
    if (operation === undefined) throw new Error(`The search ${search.id} has no operation`)
    if (command !== undefined) answers.set(command, { kind: 'held', search, operation })
  }
  return answers
}
