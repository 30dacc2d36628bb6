import type { Instant } from '../../numbering/instant.ts'
import { type Operation, operationStatus } from '../../numbering/operation.ts'
import type { OperationChange } from '../port/clock-changes.ts'

/**
 * The condition of a statement that an operation shows another status at `to` than at `from`. The first part lets an
 * index on the end pass over operations that had ended.
 */
export function changesStatus(starts: string, ends: string, from: string, to: string): string {
  return `${ends} > ${from} AND ${starts} <= ${to} AND (${starts} > ${from} OR ${ends} <= ${to})`
}

/** An operation of a resource. */
export interface ResourceOperation {
  readonly resource: string
  readonly operation: Operation
}

/** The first `limit` of the operations by their ends, with their status at `now`. */
export function operationChanges(
  operations: readonly ResourceOperation[],
  now: Instant,
  limit: number,
): OperationChange[] {
  return operations
    .toSorted(
      (one, other) =>
        one.operation.endsAt - other.operation.endsAt ||
        order(one.operation.id, other.operation.id) ||
        order(one.resource, other.resource),
    )
    .slice(0, limit)
    .map(({ resource, operation }) => ({
      resource,
      operationId: operation.id,
      type: operation.type,
      status: operationStatus(operation, now),
    }))
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
