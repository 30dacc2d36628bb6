/** How long and how large a run is. */
export interface Scale {
  readonly rounds: number
  /** Each side of each round runs so long before it counts, in milliseconds. */
  readonly warmUpMs: number
  /** And so long while it counts. */
  readonly measureMs: number
  readonly smallStock: number
  readonly largeStock: number
  /** How many holds wear a stock. */
  readonly wear: number
}

/** Everything in less than ten minutes. */
export const FULL: Scale = {
  // Many and short: the load of a machine that does other things too changes within seconds.
  rounds: 9,
  warmUpMs: 200,
  measureMs: 800,
  smallStock: 10_000,
  largeStock: 10_000_000,
  wear: 500_000,
}

/** Everything in less than 90 seconds. */
export const QUICK: Scale = {
  rounds: 2,
  warmUpMs: 100,
  measureMs: 300,
  smallStock: 10_000,
  largeStock: 1_000_000,
  wear: 10_000,
}
