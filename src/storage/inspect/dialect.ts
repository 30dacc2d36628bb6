import type { InspectedRow, Opening } from '../port/inspect-store.ts'
import type { Row } from '../rows/row.ts'
import type { Script } from './script.ts'

/** What the two stores write differently. */
export interface Dialect {
  /** The condition that a column has one of the values of a list. */
  readonly among: (column: string, parameter: string) => string
  /** The parameter of a list of numbers. */
  readonly numberList: (numbers: readonly number[]) => string
  /** The condition that a column has one of the texts of a list. */
  readonly amongTexts: (column: string, parameter: string) => string
  readonly textList: (texts: readonly string[]) => string
  /** The numbers in a row of `search`. */
  readonly numbersOf: (row: Row) => readonly number[]
  /** The numbers that a row of `audit` names, each with the entry that named it before. */
  readonly linksOf: (row: Row) => readonly (readonly [number: number, before: number])[]
  /**
   * Where the trail begins, and the state of the numbers then that have these rows now; absent where nothing is ever
   * archived.
   */
  readonly opening?: (rows: readonly InspectedRow[]) => Script<Opening>
  /** An expression: the present instant. */
  readonly now: string
}
