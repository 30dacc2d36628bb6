import { OPERATION_FAILURES, OPERATION_TYPES, type Operation } from '../../../numbering/operation.ts'
import { phoneNumberFromInteger, phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'
import { integer, member, text } from '../row.ts'

export interface OperationTable {
  insert(resource: string, operation: Operation): void
  find(resource: string, operationId: string): Operation | undefined
}

export function operationTable(database: SqliteDatabase): OperationTable {
  const insert = database.prepare(`
    INSERT INTO operation (id, resource, type, search, number, failure, created_at, starts_at, ends_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const select = database.prepare('SELECT * FROM operation WHERE id = ? AND resource = ?')

  return {
    insert(resource, operation) {
      insert.run(
        operation.id,
        resource,
        operation.type,
        operation.searchId ?? null,
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

function toOperation(row: SqliteRow): Operation {
  const { search, number, failure } = row
  return {
    id: text(row, 'id'),
    type: member(OPERATION_TYPES, text(row, 'type')),
    createdAt: integer(row, 'created_at'),
    startsAt: integer(row, 'starts_at'),
    endsAt: integer(row, 'ends_at'),
    ...(typeof search === 'string' && { searchId: search }),
    ...(typeof number === 'number' && { phoneNumber: phoneNumberFromInteger(number) }),
    ...(typeof failure === 'string' && { failure: member(OPERATION_FAILURES, failure) }),
  }
}
