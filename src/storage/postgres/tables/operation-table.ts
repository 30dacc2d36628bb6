import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { Transaction } from '../transaction.ts'
import { NOW } from './clock-table.ts'

export const FIND_OPERATION = `SELECT *, ${NOW} AS now FROM operation WHERE id = $1 AND resource = $2`

/** Records an operation that is no view of another record: a release, or a change of capabilities. */
export async function insertOperation(
  transaction: Transaction,
  resource: string,
  operation: Operation,
): Promise<void> {
  const { phoneNumber } = operation
  await transaction.query(
    `INSERT INTO operation (id, resource, type, number, failure, created_at, starts_at, ends_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      operation.id,
      resource,
      operation.type,
      phoneNumber === undefined ? null : phoneNumberToInteger(phoneNumber),
      operation.failure ?? null,
      operation.createdAt,
      operation.startsAt,
      operation.endsAt,
    ],
  )
}
