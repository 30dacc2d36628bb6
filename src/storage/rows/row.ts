import { type Capabilities, capabilityFromBits } from '../../numbering/capabilities.ts'
import {
  ASSIGNMENT_TYPES,
  type AssignmentType,
  type Cost,
  NUMBER_TYPES,
  type NumberType,
} from '../../numbering/offering.ts'
import { SEARCH_ERRORS, type SearchError } from '../../numbering/search-error.ts'
import { StorageError } from '../port/storage-error.ts'

/** A row as the connection of a store reads it: integers as numbers, JSON as text. */
export type Row = Readonly<Record<string, unknown>>

/**
 * The number in the column. Throws if there is none: then the table is not as the schema says.
 *
 * @throws StorageError if it is beyond 2^53: it would be read as another number
 */
export function integer(row: Row, column: string): number {
  return exact(anyNumber(row, column), column)
}

/** The number in the column, which may have a fraction. */
function anyNumber(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new TypeError(`Column ${column} holds no number`)
  return value
}

/** An integer beyond 2^53 - 1 was rounded when the connection read it, and never to a smaller one than that. */
function exact(value: number, column: string): number {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value
  throw new StorageError(`Column ${column} holds a number beyond 2^53, which cannot be read exactly`)
}

export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text`)
  return value
}

/** The numbers in the column, in their order. */
export function integers(row: Row, column: string): number[] {
  const value = row[column]
  if (!Array.isArray(value)) throw new TypeError(`Column ${column} holds no array`)
  return value.map((each) => exact(Number(each), column))
}

/** The rows that a column holds as JSON; none if it is null. */
export function records(row: Row, column: string): Row[] {
  const value = row[column]
  if (value === null) return []
  if (!Array.isArray(value)) throw new TypeError(`Column ${column} holds no rows`)
  return value
}

/** Whether the column is set; it is a boolean, or 0 or 1. Throws if it is neither. */
export function flag(row: Row, column: string): boolean {
  const value = row[column]
  if (value === true || value === 1) return true
  if (value === false || value === 0) return false
  throw new TypeError(`Column ${column} holds no flag`)
}

/** `{ [key]: value }` of a column that may be null; without the key if it is null. */
export function optionalInteger<K extends string>(row: Row, column: string, key: K): { [P in K]?: number } {
  const value = row[column]
  const result: { [P in K]?: number } = {}
  if (typeof value === 'number') result[key] = exact(value, column)
  return result
}

/** `{ [key]: text }` of a column that may be null; without the key if it is null. */
export function optionalText<K extends string>(row: Row, column: string, key: K): { [P in K]?: string } {
  const value = row[column]
  const result: { [P in K]?: string } = {}
  if (typeof value === 'string') result[key] = value
  return result
}

export function numberType(row: Row): NumberType {
  return member(NUMBER_TYPES, text(row, 'number_type'))
}

export function assignmentType(row: Row): AssignmentType {
  return member(ASSIGNMENT_TYPES, text(row, 'assignment_type'))
}

export function capabilities(row: Row, prefix: '' | 'offered_' | 'own_' = ''): Capabilities {
  return {
    calling: capabilityFromBits(integer(row, `${prefix}calling`)),
    sms: capabilityFromBits(integer(row, `${prefix}sms`)),
  }
}

export function cost(row: Row): Cost {
  return {
    amount: anyNumber(row, 'amount'),
    currencyCode: text(row, 'currency'),
    billingFrequency: member(['monthly'] as const, text(row, 'billing')),
    ...(typeof row['set_up_fee'] === 'number' && { setUpFee: row['set_up_fee'] }),
  }
}

/** The error in a column that may be null. */
export function searchError(row: Row, column: string): SearchError | undefined {
  const value = row[column]
  return typeof value === 'string' ? member(SEARCH_ERRORS, value) : undefined
}

/** The one of `values` that `value` is. Throws if it is none. */
export function member<T extends string>(values: readonly T[], value: string): T {
  const found = values.find((candidate) => candidate === value)
  if (found === undefined) throw new TypeError(`Unexpected value ${value}`)
  return found
}
