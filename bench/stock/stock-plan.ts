/** The free numbers of an inventory that is made for a benchmark. */
export interface StockPlan {
  /** How many numbers there are in all, in equal parts for each stock. */
  readonly numbers: number
  /** How many area codes there are, each of which is a stock. */
  readonly stocks: number
  /**
   * The order in which searches find them. `numbered` is like a new inventory, whose numbers are untouched. `scattered`
   * is like an inventory in use for years, where each number came back once and each search touches another page.
   */
  readonly order: 'numbered' | 'scattered'
}

/** The digits of the golden ratio, coprime to every power of ten: its multiples reach each place once, far apart. */
export const SCATTER = 6_180_339_887
