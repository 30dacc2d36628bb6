import type { Machine } from '../machine/describe-machine.ts'
import type { Spread } from './spread.ts'

/** The quantities in the order of the report's columns. */
export const QUANTITIES = [
  'perSecond',
  'p50Ms',
  'p99Ms',
  'overtaken',
  'processorUs',
  'readyMs',
  'idleMiB',
  'importMs',
  'importProcessorMs',
  'growthMiB',
  'diskMiB',
] as const

/** A measured value of a side; the unit is in the name. Processor time is the time of all threads for one request. */
export type Quantity = (typeof QUANTITIES)[number]

/** One round of one side. */
export type Sample = Readonly<Partial<Record<Quantity, number>>>

/** One side over all rounds. */
export interface Measured {
  readonly side: string
  readonly quantities: Readonly<Partial<Record<Quantity, Spread>>>
}

/** The value that meets the aim. */
export type Aim = { readonly atLeast: number } | { readonly atMost: number }

/** Two sides of the same rounds: `of` divided by `to`. */
export interface Comparison {
  readonly name: string
  readonly quantity: Quantity
  readonly of: { readonly side: string; readonly median: number }
  readonly to: { readonly side: string; readonly median: number }
  /** Of the ratios of the rounds, each of two sides that ran one after the other. */
  readonly ratio: Spread
  readonly aim?: Aim
  readonly met?: boolean
}

/** One side compared with a figure. */
export interface Limit {
  readonly name: string
  readonly quantity: Quantity
  readonly side: string
  readonly value: Spread
  readonly aim: Aim
  readonly met: boolean
}

/** The findings of one scenario. */
export interface Section {
  readonly name: string
  readonly title: string
  readonly measured: readonly Measured[]
  readonly comparisons: readonly Comparison[]
  readonly limits: readonly Limit[]
  /** How it was measured, as far as a reader has to know. */
  readonly notes: readonly string[]
}

export interface Report {
  /** The day, as `2026-01-31`. */
  readonly day: string
  readonly machine: Machine
  readonly quick: boolean
  readonly sections: readonly Section[]
}
