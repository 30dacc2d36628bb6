import type { LevelWithSilent } from 'pino'

/** The flags of `holdline serve`, from the command line and the environment, each checked by itself. */
export interface ServeOptions {
  readonly httpPort: number
  readonly httpsPort: number
  readonly host: string
  readonly inMemory: boolean
  /** The directory where the inventory and the certificates are kept. */
  readonly data: string
  /** The URL of the PostgreSQL database that has the inventory. */
  readonly database?: string | undefined
  /** The most connections to the PostgreSQL database. */
  readonly poolSize: number
  readonly stock: 'default' | 'none'
  readonly config?: string
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly readyFile?: string
  readonly strictApiVersion: boolean
  /** Whether old records are removed. */
  readonly housekeeping: boolean
  readonly logLevel: LevelWithSilent
}
