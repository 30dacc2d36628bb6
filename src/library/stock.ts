import type { Directions, StockEntry } from './stock-entry.ts'

/** The numbers of an inventory, in every state and of every owner. */
export interface Stock {
  /**
   * Adds numbers, free at once: all of them, or none if an entry is wrong. Numbers that are there already stay as they
   * are. Resolves with how many were new.
   *
   * @example await holdline.stock.add([{ country: 'US', areaCode: '425', numbers: 3 }])
   * @throws {UsageError} if an entry is wrong, or names more numbers than there are
   */
  add(entries: readonly StockEntry[]): Promise<number>
  /**
   * How many numbers there are, by stock and state.
   * @example expect((await holdline.stock.counts({ areaCode: '425' })).free).toBe(97)
   */
  counts(filter?: StockFilter): Promise<StockCounts>
}

/** Which stocks are counted: those that fit every field. */
export interface StockFilter {
  /** ISO 3166-1 alpha-2, in any case. */
  readonly country?: string
  readonly numberType?: 'geographic' | 'tollFree' | 'mobile'
  readonly areaCode?: string
}

/** How many numbers are in each state; each number is in one of them. */
export interface StateCounts {
  readonly total: number
  readonly free: number
  /** Held by a search or a reservation. */
  readonly held: number
  readonly owned: number
  /** Released, and resting before they are sold again. */
  readonly aging: number
  /** Off sale. */
  readonly withdrawn: number
  /** Off sale until an instant. */
  readonly quarantined: number
  /** With another carrier: never on sale, until it is ported in. */
  readonly portedOut: number
}

/** The counts of all stocks together, and of each, ordered by country, type, area code and capabilities. */
export interface StockCounts extends StateCounts {
  /** The inventory's time at which they were counted. */
  readonly at: Date
  readonly stocks: readonly StockCount[]
}

export interface StockCount extends StateCounts {
  readonly country: string
  readonly numberType: 'geographic' | 'tollFree' | 'mobile'
  /** Empty where the country has no area codes. */
  readonly areaCode: string
  readonly capabilities: { readonly calling: Directions; readonly sms: Directions }
}
