import type { Operation } from '../../../numbering/operation.ts'
import { findRepeated, HISTORY_LIMIT } from '../../decide/find-repeated.ts'
import type { Tables } from '../tables/index.ts'

/** The operation with which a request about the number is answered, if it repeats an earlier one. */
export function repeatedOperation(
  { operations, trail }: Tables,
  { resource, repeatKey }: { readonly resource: string; readonly repeatKey?: string },
  number: number,
): Operation | undefined {
  const keyed = repeatKey === undefined ? [] : operations.findKeyed(resource, repeatKey)
  return keyed.length === 0 ? undefined : findRepeated(keyed, trail.history(number, HISTORY_LIMIT))
}
