import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { toOperation } from '../../rows/to-operation.ts'
import type { SqliteDatabase } from '../database.ts'

/** The operations that are no view of another record: releases, and changes of capabilities. */
export interface OperationTable {
  insert(resource: string, operation: Operation): void
  find(resource: string, operationId: string): Operation | undefined
}

export function operationTable(database: SqliteDatabase): OperationTable {
  const insert = database.prepare(`
    INSERT INTO operation (id, resource, type, number, failure, created_at, starts_at, ends_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
  const select = database.prepare('SELECT * FROM operation WHERE id = ? AND resource = ?')

  return {
    insert(resource, operation) {
      insert.run(
        operation.id,
        resource,
        operation.type,
        operation.phoneNumber === undefined ? null : phoneNumberToInteger(operation.phoneNumber),
        operation.failure ?? null,
        operation.createdAt,
        operation.startsAt,
        operation.endsAt,
      )
    },
    find(resource, operationId) {
      const row = select.get(operationId, resource)
      return row === undefined ? undefined : toOperation(row)
    },
  }
}
