import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { OperationOrigin } from '../../decide/operation-origin.ts'
import { type KeyedOperation, toKeyedOperation, toOperation } from '../../rows/to-operation.ts'
import type { SqliteDatabase } from '../database.ts'

/** The operations that are no view of another record: releases, and changes of capabilities. */
export interface OperationTable {
  /** Records an operation with its origin. */
  insert(resource: string, operation: Operation, origin: OperationOrigin): void
  find(resource: string, operationId: string): Operation | undefined
  /** The operations of requests with this repeat key, the oldest first. */
  findKeyed(resource: string, repeatKey: string): KeyedOperation[]
}

export function operationTable(database: SqliteDatabase): OperationTable {
  const insert = database.prepare(`
    INSERT INTO operation (id, resource, type, number, failure, created_at, starts_at, ends_at, repeat_key, entry,
      rule)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const selectKeyed = database.prepare(
    'SELECT * FROM operation WHERE resource = ? AND repeat_key = ? ORDER BY created_at, id',
  )
  const select = database.prepare('SELECT * FROM operation WHERE id = ? AND resource = ?')

  return {
    insert(resource, operation, { repeatKey, forced, entry }) {
      insert.run(
        operation.id,
        resource,
        operation.type,
        operation.phoneNumber === undefined ? null : phoneNumberToInteger(operation.phoneNumber),
        operation.failure ?? null,
        operation.createdAt,
        operation.startsAt,
        operation.endsAt,
        repeatKey ?? null,
        entry ?? null,
        forced?.rule ?? null,
      )
    },
    find(resource, operationId) {
      const row = select.get(operationId, resource)
      return row === undefined ? undefined : toOperation(row)
    },
    findKeyed: (resource, repeatKey) => selectKeyed.all(resource, repeatKey).map(toKeyedOperation),
  }
}
