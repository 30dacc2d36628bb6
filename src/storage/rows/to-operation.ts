import { OPERATION_FAILURES, OPERATION_TYPES, type Operation } from '../../numbering/operation.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import { integer, member, optionalInteger, type Row, text } from './row.ts'

/** The operation in a row of `operation`. */
export function toOperation(row: Row): Operation {
  const { number, failure } = row
  return {
    id: text(row, 'id'),
    type: member(OPERATION_TYPES, text(row, 'type')),
    createdAt: integer(row, 'created_at'),
    startsAt: integer(row, 'starts_at'),
    endsAt: integer(row, 'ends_at'),
    ...(typeof number === 'number' && { phoneNumber: phoneNumberFromInteger(number) }),
    ...(typeof failure === 'string' && { failure: member(OPERATION_FAILURES, failure) }),
  }
}

/** An operation on a number, recorded with the repeat key of its request. */
export interface KeyedOperation {
  readonly operation: Operation
  /**
   * The audit entry of its change, or, if it was forced to fail, of the change of its number before it; absent if it
   * changed nothing.
   */
  readonly entry?: number
}

/** The operation in a row of `operation`, with the audit entry of its change. */
export function toKeyedOperation(row: Row): KeyedOperation {
  return { operation: toOperation(row), ...optionalInteger(row, 'entry', 'entry') }
}
