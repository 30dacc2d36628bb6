import type { ToDamage } from '../fill-to-damage.ts'

/** Damage of one kind. */
export interface Damage {
  readonly kind: string
  readonly statements: (filled: ToDamage) => readonly string[]
  /** How a line begins that has to name it. */
  readonly named: (filled: ToDamage) => string
  readonly found: RegExp
}

/** How a line begins that is about the number. */
export const n = (number: number) => `+${number}:`

/** Sets a column in the row of the number. */
export const set = (column: string, number: number) => `UPDATE number SET ${column} WHERE number = ${number}`

/** The id of the stock of toll-free numbers. */
export const TOLL_FREE = "(SELECT id FROM stock WHERE number_type = 'tollFree')"
