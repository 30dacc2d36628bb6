import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { OperationOrigin } from '../../decide/operation-origin.ts'
import { type KeyedOperation, toKeyedOperation } from '../../rows/to-operation.ts'
import type { Transaction } from '../transaction.ts'
import { NOW } from './clock-table.ts'

export const FIND_OPERATION = `SELECT *, ${NOW} AS now FROM operation WHERE id = $1 AND resource = $2`

/**
 * Records an operation that is no view of another record, with its origin: a release, or a change of capabilities.
 */
export async function insertOperation(
  transaction: Transaction,
  resource: string,
  operation: Operation,
  { repeatKey, forced, entry }: OperationOrigin,
): Promise<void> {
  const { phoneNumber } = operation
  await transaction.query(
    `INSERT INTO operation (id, resource, type, number, failure, created_at, starts_at, ends_at,
       repeat_key, entry, rule)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      operation.id,
      resource,
      operation.type,
      phoneNumber === undefined ? null : phoneNumberToInteger(phoneNumber),
      operation.failure ?? null,
      operation.createdAt,
      operation.startsAt,
      operation.endsAt,
      repeatKey ?? null,
      entry ?? null,
      forced?.rule ?? null,
    ],
  )
}

/** The operations of requests with this repeat key, the oldest first. */
export async function findKeyedOperations(
  transaction: Transaction,
  resource: string,
  repeatKey: string,
): Promise<KeyedOperation[]> {
  const rows = await transaction.query(
    'SELECT * FROM operation WHERE resource = $1 AND repeat_key = $2 ORDER BY created_at, id',
    [resource, repeatKey],
  )
  return rows.map(toKeyedOperation)
}
