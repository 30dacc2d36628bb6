import type { HoldlineConfig } from './holdline-config.ts'
import type { Seed } from './seed.ts'
import type { StockEntry } from './stock-entry.ts'

/** How a server in this process starts. Every option may be absent. */
export interface StartOptions {
  /** The port of HTTP; a free one if absent or 0. */
  readonly httpPort?: number
  /** The port of HTTPS; a free one if absent or 0. */
  readonly httpsPort?: number
  /** The directory where the inventory is kept, made if it is missing. In memory if absent: nothing is on disk. */
  readonly data?: string
  /**
   * The numbers that a new inventory begins with: the default stock, about 190 thousand numbers that are reserved for
   * fiction; none; or those of these entries. `default` if absent.
   */
  readonly stock?: 'default' | 'none' | readonly StockEntry[]
  /**
   * What a new inventory begins with besides, an object or the path of a seed file: its own numbers, owners, holds and
   * reservations. Every sandbox begins so too, unless it has a stock or a seed of its own.
   */
  readonly seed?: Seed | string
  /** The settings, as in the file of `holdline serve --config`. The environment of the process changes none of them. */
  readonly config?: HoldlineConfig
  /** Whether api-versions newer than the newest known one are refused; `false` if absent. */
  readonly strictApiVersion?: boolean
  /** What is logged on stderr, as JSON lines; `silent` if absent. */
  readonly logLevel?: LogLevel
}

export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'
