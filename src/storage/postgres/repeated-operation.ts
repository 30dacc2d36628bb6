import type { Operation } from '../../numbering/operation.ts'
import { findRepeated, HISTORY_LIMIT } from '../decide/find-repeated.ts'
import { NUMBER_HISTORY } from './tables/audit-trail.ts'
import { findKeyedOperations } from './tables/operation-table.ts'
import { readTrailRow } from './tables/trail-row.ts'
import type { Transaction } from './transaction.ts'

/** The operation with which a request about the number is answered, if it repeats an earlier one. */
export async function repeatedOperation(
  transaction: Transaction,
  { resource, repeatKey }: { readonly resource: string; readonly repeatKey?: string },
  number: number,
): Promise<Operation | undefined> {
  if (repeatKey === undefined) return undefined
  const keyed = await findKeyedOperations(transaction, resource, repeatKey)
  if (keyed.length === 0) return undefined
  const history = await transaction.query(NUMBER_HISTORY, [number, HISTORY_LIMIT])
  return findRepeated(keyed, history.map(readTrailRow))
}
