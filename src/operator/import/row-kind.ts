import { CAPABILITY_VALUES, type Capability } from '../../numbering/capabilities.ts'
import type { GivenState, GivenTerms } from '../../numbering/given-state.ts'
import type { Instant } from '../../numbering/instant.ts'
import { NUMBER_STATES, type NumberStateName } from '../../numbering/number-states.ts'
import { ASSIGNMENT_TYPES, NUMBER_TYPES } from '../../numbering/offering.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { Column } from './columns.ts'

/** What rows say of their numbers, beside which numbers they are and since and until when they are so. */
export interface RowKind {
  readonly stock: Stock
  readonly carrier?: string
  readonly label?: string
  readonly given: KindOfState
}

/** A state without its instants. */
export type KindOfState =
  | { readonly kind: 'free' }
  | { readonly kind: 'aging' }
  | { readonly kind: 'quarantined'; readonly reason?: string }
  | Extract<GivenState, { kind: 'withdrawn' | 'portedOut' }>
  | ({ readonly kind: 'owned'; readonly resource: string; readonly isProtected?: boolean } & GivenTerms)

/** The columns that tell the kind of a row. Rows that have the same in all of them are of one kind. */
export const KIND_COLUMNS = [
  ...(['country', 'type', 'areaCode', 'calling', 'sms', 'carrier', 'label', 'state', 'resource'] as const),
  ...(['reason', 'ownReason', 'price', 'currency', 'assignment', 'ownCalling', 'ownSms'] as const),
  ...(['offeredCalling', 'offeredSms', 'protected'] as const),
] satisfies readonly Column[]

const YES_AND_NO = ['yes', 'no'] as const

/** The longest carrier, label or reason. */
const LONGEST_WORDS = 200

/**
 * Reads the kind of a row.
 *
 * @param cell the text of a column; empty where the file lacks it
 * @returns in words what is wrong, if anything is
 */
export function readRowKind(cell: (column: Column) => string): RowKind | string {
  const numberType = oneOf(NUMBER_TYPES, cell('type'))
  if (numberType === undefined) return wrong('type', cell('type'), NUMBER_TYPES)
  const capabilities = readCapabilities(cell, 'calling', 'sms')
  if (typeof capabilities === 'string') return capabilities
  const stock = {
    country: cell('country').toUpperCase(),
    numberType,
    areaCode: cell('areaCode'),
    capabilities,
  }
  const [carrier, label] = [cell('carrier'), cell('label')]
  for (const column of ['carrier', 'label', 'reason', 'ownReason'] as const) {
    if (cell(column).length > LONGEST_WORDS) return `${column} has more than ${LONGEST_WORDS} characters`
  }
  const state = cell('state') === '' ? 'free' : oneOf(NUMBER_STATES, cell('state'))
  if (state === undefined) return wrong('state', cell('state'), NUMBER_STATES)
  if (state !== 'owned' && readYes(cell, 'protected') !== false) {
    return `protected ${shown(cell('protected'))}: only an owned number can be protected`
  }
  const given = readState(state, cell, stock)
  if (typeof given === 'string') return given
  return { stock, ...(carrier !== '' && { carrier }), ...(label !== '' && { label }), given }
}

function readState(
  state: NumberStateName,
  cell: (column: Column) => string,
  stock: Stock,
): KindOfState | string {
  switch (state) {
    case 'free':
      return { kind: 'free' }
    // A hold has a client who knows its search, which does not come along: the numbers rest as long as they were held.
    case 'held':
    case 'aging':
      return { kind: 'aging' }
    case 'withdrawn':
    case 'quarantined':
    case 'portedOut': {
      const reason = cell('ownReason') || (isBadFile(cell) ? '' : cell('reason'))
      return { kind: state, ...(reason !== '' && { reason }) }
    }
    case 'owned':
      return readOwned(cell, stock)
  }
}

/** Whether the row is from a file of bad rows, whose column `reason` says why the row is bad. */
function isBadFile(cell: (column: Column) => string): boolean {
  return cell('line') !== ''
}

function readOwned(cell: (column: Column) => string, stock: Stock): KindOfState | string {
  const resource = cell('resource')
  if (resource === '') return 'resource is missing: an owned number needs its owner'
  const assignmentType = oneOf(ASSIGNMENT_TYPES, cell('assignment') || 'application')
  if (assignmentType === undefined) return wrong('assignment', cell('assignment'), ASSIGNMENT_TYPES)
  const price = cell('price') || '0'
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(price)) return `price ${shown(price)} is no price such as 1.50`
  const currencyCode = (cell('currency') || 'USD').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currencyCode)) return `currency ${shown(currencyCode)} is no code such as USD`
  const offered = readCapabilities(cell, 'offeredCalling', 'offeredSms', stock.capabilities)
  if (typeof offered === 'string') return offered
  const capabilities = readCapabilities(cell, 'ownCalling', 'ownSms', offered)
  if (typeof capabilities === 'string') return capabilities
  const cost = { amount: Number(price), currencyCode, billingFrequency: 'monthly' } as const
  const isProtected = readYes(cell, 'protected')
  if (typeof isProtected === 'string') return isProtected
  return {
    ...{ kind: 'owned', resource, assignmentType, capabilities, offeredCapabilities: offered, cost },
    ...(isProtected && { isProtected }),
  }
}

/** Whether the cell says yes; an empty one says no. */
function readYes(cell: (column: Column) => string, column: Column): boolean | string {
  const word = cell(column) === '' ? 'no' : oneOf(YES_AND_NO, cell(column))
  return word === undefined ? wrong(column, cell(column), YES_AND_NO) : word === 'yes'
}

/** @param otherwise what empty cells stand for; without it they are wrong */
function readCapabilities(
  cell: (column: Column) => string,
  callingColumn: Column,
  smsColumn: Column,
  otherwise?: Stock['capabilities'],
): Stock['capabilities'] | string {
  const [calling, sms] = [
    readCapability(cell(callingColumn), otherwise?.calling),
    readCapability(cell(smsColumn), otherwise?.sms),
  ]
  if (calling === undefined) return wrong(callingColumn, cell(callingColumn), CAPABILITY_VALUES)
  if (sms === undefined) return wrong(smsColumn, cell(smsColumn), CAPABILITY_VALUES)
  return { calling, sms }
}

function readCapability(text: string, otherwise: Capability | undefined): Capability | undefined {
  return text === '' ? otherwise : oneOf(CAPABILITY_VALUES, text)
}

function oneOf<T extends string>(values: readonly T[], text: string): T | undefined {
  return values.find((value) => value.toLowerCase() === text.toLowerCase())
}

function wrong(column: Column, text: string, values: readonly string[]): string {
  return `${column} ${text === '' ? 'is missing: it' : shown(text)} must be one of ${values.join(', ')}`
}

function shown(text: string): string {
  return text.slice(0, 40)
}

/**
 * The state of numbers of the kind; `undefined` if they are free.
 *
 * @param time since when they are owned, or until when they rest
 */
export function stateOfKind({ given }: RowKind, time: Instant): GivenState | undefined {
  switch (given.kind) {
    case 'free':
      return undefined
    case 'aging':
      return { kind: 'aging', until: time }
    case 'quarantined':
      return { ...given, until: time }
    case 'owned':
      return { ...given, since: time }
    case 'withdrawn':
    case 'portedOut':
      return given
  }
}
