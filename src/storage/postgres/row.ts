import { type Capabilities, capabilityFromBits } from '../../numbering/capabilities.ts'
import {
  ASSIGNMENT_TYPES,
  type AssignmentType,
  type Cost,
  NUMBER_TYPES,
  type NumberType,
} from '../../numbering/offering.ts'

/** A row as the connection reads it: integers as numbers, their arrays as arrays, JSON as its text. */
export type PostgresRow = Record<string, unknown>

/** The column's number. Throws if the row has none: the table is not what the schema says. */
export function integer(row: PostgresRow, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new TypeError(`Column ${column} holds no number`)
  return value
}

export function text(row: PostgresRow, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text`)
  return value
}

/** The column's numbers, in their order. */
export function integers(row: PostgresRow, column: string): number[] {
  const value = row[column]
  if (!Array.isArray(value)) throw new TypeError(`Column ${column} holds no array`)
  return value.map(Number)
}

/** `{ [key]: value }` of a column that may be null, and nothing if it is. */
export function optionalInteger<K extends string>(
  row: PostgresRow,
  column: string,
  key: K,
): { [P in K]?: number } {
  const value = row[column]
  const result: { [P in K]?: number } = {}
  if (typeof value === 'number') result[key] = value
  return result
}

export function numberType(row: PostgresRow): NumberType {
  return member(NUMBER_TYPES, text(row, 'number_type'))
}

export function assignmentType(row: PostgresRow): AssignmentType {
  return member(ASSIGNMENT_TYPES, text(row, 'assignment_type'))
}

export function capabilities(row: PostgresRow, prefix: '' | 'offered_' = ''): Capabilities {
  return {
    calling: capabilityFromBits(integer(row, `${prefix}calling`)),
    sms: capabilityFromBits(integer(row, `${prefix}sms`)),
  }
}

export function cost(row: PostgresRow): Cost {
  return {
    amount: integer(row, 'amount'),
    currencyCode: text(row, 'currency'),
    billingFrequency: member(['monthly'] as const, text(row, 'billing')),
  }
}

/** The one of `values` that `value` is. Throws if it is none. */
export function member<T extends string>(values: readonly T[], value: string): T {
  const found = values.find((candidate) => candidate === value)
  if (found === undefined) throw new TypeError(`Unexpected value ${value}`)
  return found
}
