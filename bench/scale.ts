/** How long and how large a run is. */
export interface Scale {
  readonly rounds: number
  /** How long each side of each round runs before it is measured, in milliseconds. */
  readonly warmUpMs: number
  /** How long it is measured, in milliseconds. */
  readonly measureMs: number
  readonly smallStock: number
  readonly largeStock: number
  /** How many ranges of ten thousand numbers the large import has. */
  readonly importedRanges: number
  /** How many rows of one number each are imported. */
  readonly scatteredRows: number
  /** How many holds wear a stock. */
  readonly wear: number
}

/** Everything in less than ten minutes. */
export const FULL: Scale = {
  // Rounds are many and short: the other load of a machine changes within seconds.
  rounds: 9,
  warmUpMs: 200,
  measureMs: 800,
  smallStock: 10_000,
  largeStock: 10_000_000,
  importedRanges: 100_000,
  scatteredRows: 1_000_000,
  wear: 500_000,
}

/** Everything in less than 100 seconds. */
export const QUICK: Scale = {
  rounds: 2,
  warmUpMs: 100,
  measureMs: 300,
  smallStock: 10_000,
  largeStock: 1_000_000,
  importedRanges: 10_000,
  scatteredRows: 100_000,
  wear: 10_000,
}
