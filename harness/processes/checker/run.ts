import type { SipConfiguration, SipPatch } from './sip-configuration.ts'

/*
 * The record of a run, for the checker: the requests of the clients and their answers, the outages that the harness
 * caused, and the inventory at the end. Times are milliseconds of the clients' monotonic clock. Only times that are
 * called wall time are milliseconds since 1970, by the servers' clocks.
 */

export interface Run {
  readonly terms: Terms
  readonly attempts: readonly Attempt[]
  readonly outages: readonly Outage[]
  readonly end: FinalState
}

export interface Terms {
  readonly seed: number
  readonly holdMs: number
  readonly agingMs: number
  readonly resources: readonly string[]
  /** The numbers of each market, all of them free before the run. */
  readonly stock: Readonly<Record<string, readonly string[]>>
  /** How long after the loss of its connection, or a 503, a request may still take effect. */
  readonly lateMs: number
  /** How long after an outage of the database a process may still answer 503. */
  readonly recoveryMs: number
  /** How long a request takes at the most, besides the time for which its process is stopped. */
  readonly longestMs: number
  /** The wall time at which the clients' clock was 0, as measured before the run and after it. */
  readonly epochs: readonly [number, number]
}

/** How the name of a withdrawal begins. */
export const WITHDRAWAL = 'withdrawal '

/** Who gives the calls of the operator, in the place of a resource. */
export const OPERATOR = 'operator'

/** The parameters of each kind of request. Numbers are written `+4930…`. */
export interface Calls {
  readonly search: { readonly market: string; readonly quantity: number }
  readonly result: OfSearch
  readonly purchase: OfSearch
  readonly cancel: OfSearch
  readonly operation: { readonly operation: string }
  readonly release: OfNumber
  readonly number: OfNumber
  readonly owned: object
  readonly browse: { readonly market: string }
  readonly reserve: OfReservation & {
    readonly market: string
    readonly add: readonly string[]
    readonly remove: readonly string[]
  }
  readonly reservation: OfReservation
  readonly delete: OfReservation
  readonly 'buy reserved': OfReservation
  /** The SIP configuration of the resource is read. */
  readonly sip: object
  readonly 'change sip': { readonly patch: SipPatch }
  /** The calls of the operator; `take` is its release of a number, `restore` puts a withdrawn number back on sale. */
  readonly withdraw: OfNumber
  readonly restore: OfNumber
  readonly assign: OfNumber & { readonly to: string }
  readonly take: OfNumber
}

interface OfSearch {
  readonly search: string
}

interface OfNumber {
  readonly number: string
}

interface OfReservation {
  readonly reservation: string
}

export type Kind = keyof Calls
export type CallOf<K extends Kind> = { readonly kind: K } & Calls[K]
export type Call = { [K in Kind]: CallOf<K> }[Kind]

/** One sending of a request. A retry, byte for byte the same, has the same `request`. */
export interface Attempt {
  readonly request: number
  readonly client: number
  readonly resource: string
  /** The index of the process to which the request was sent. */
  readonly process: number
  readonly call: Call
  readonly sentAt: number
  /** When the answer arrived, or the connection was lost. */
  readonly endedAt: number
  /** Absent if the request was cut off. */
  readonly answer?: Answer
  /** Present if there was no connection, so that the request was not sent. */
  readonly refused?: true
}

/** The part of an answer that matters. */
export interface Answer {
  readonly status: number
  /** The code of an error. */
  readonly code?: string
  /** Whether the answer has a `Retry-After`. */
  readonly retryAfter?: true
  readonly search?: string
  readonly operation?: string
  /** Whether a call of the operator changed anything. */
  readonly changed?: boolean
  /** The numbers that a search, a reservation, browsing or the list of owned numbers shows. */
  readonly numbers?: readonly string[]
  /** The numbers that could not be reserved. */
  readonly failed?: readonly string[]
  /** The status of a search, an operation or a reservation. */
  readonly state?: string
  /** Wall time. */
  readonly expiresAt?: number
  readonly sip?: SipConfiguration
}

/** An outage that the harness caused, from before the fault until the recovery. */
export interface Outage {
  /** A process, or the database. */
  readonly of: number | 'database'
  readonly from: number
  readonly to: number
  /** Present if the process was up meanwhile, and too old for the schema of the database: it may answer 503. */
  readonly outdated?: true
}

/** The inventory after the last request, when no hold is left. */
export interface FinalState {
  /** The numbers that each resource owns. */
  readonly owned: Readonly<Record<string, readonly string[]>>
  /** The numbers that a last search found in each market. */
  readonly free: Readonly<Record<string, readonly string[]>>
  /** The operations of releases, by id. */
  readonly releases: Readonly<Record<string, 'succeeded' | 'failed'>>
  /** When the releases were accepted, by the id of the operation, as in `Entry.at`. */
  readonly releasedAt: Readonly<Record<string, number>>
  /** The audit trail of the numbers, oldest first. */
  readonly trail: readonly Entry[]
  /** The rest of the audit trail, oldest first: the changes of SIP configurations. */
  readonly sip: readonly SipEntry[]
}

/** A change of a resource's SIP configuration as the audit trail tells it. */
export interface SipEntry {
  readonly sequence: number
  /** Wall time. */
  readonly at: number
  readonly resource: string
  readonly change: SipPatch
}

/** A change of the inventory as the audit trail tells it. Its times are wall time. */
export interface Entry {
  readonly sequence: number
  readonly at: number
  readonly command: EntryCommand
  readonly resource: string
  /** The search, reservation or assignment; of a withdrawal a name of its own. */
  readonly hold: string
  readonly numbers: readonly string[]
  /** Where a search looked for numbers. */
  readonly market?: string
  readonly quantity?: number
  readonly added?: readonly string[]
  readonly removed?: readonly string[]
  readonly expiresAt?: number
}

export const ENTRY_COMMANDS = [
  'search',
  'purchase',
  'cancel',
  'release',
  'reserve',
  'updateReservation',
  'cancelReservation',
  'purchaseReservation',
  'withdraw',
  'restore',
  'assign',
  'take',
] as const
export type EntryCommand = (typeof ENTRY_COMMANDS)[number]
