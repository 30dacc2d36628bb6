import type { LevelWithSilent } from 'pino'
import type { Network } from '../net/network.ts'
import type { LogFormat } from './log-style.ts'

/** The flags of `holdline serve`, from the command line and the environment, each checked by itself. */
export interface ServeOptions {
  /** `none` where HTTP is off; absent where the host decides. */
  readonly httpPort?: number | 'none'
  readonly httpsPort: number
  readonly host: string
  readonly inMemory: boolean
  /** The directory where the inventory and the certificates are kept. */
  readonly data: string
  /** Whether `data` was given, as a flag or in the environment. */
  readonly dataIsGiven: boolean
  /** The URL of the PostgreSQL database that has the inventory. */
  readonly database?: string | undefined
  /** Of which URLs the list of processes shows the password. */
  readonly shownPasswords?: readonly ('database' | 'databaseReplica')[]
  /** The URL of standbys of that database, which answer reads that may be late. */
  readonly databaseReplica?: string | undefined
  /** How late they may be, in seconds. */
  readonly maxReplicaLag: number
  /** The most connections to the PostgreSQL database, and as many to the replica. */
  readonly poolSize: number
  readonly stock: 'default' | 'none'
  /** The file with what a new inventory begins with; `false` for none, absent where a stand-in looks for one itself. */
  readonly seed?: string | false
  readonly config?: string
  /** The file of the keys that encrypt stored access keys. */
  readonly encryptionKeyFile?: string
  /** Limits as in the live service, where the configuration has no other ones. */
  readonly profile?: 'acs-default'
  readonly tlsCert?: string
  readonly tlsKey?: string
  /** The names and addresses of the certificate, for a second local authority. */
  readonly tlsHosts?: readonly string[] | undefined
  readonly readyFile?: string
  /** Where the proxies are whose `X-Forwarded-For` is believed. */
  readonly trustedProxy: readonly Network[]
  /** The most connections of clients at a time. */
  readonly maxConnections: number
  readonly strictApiVersion: boolean
  /** Whether old records are removed. */
  readonly housekeeping: boolean
  /** As the format of the log has it, if absent. */
  readonly logLevel?: LevelWithSilent
  readonly logFormat: LogFormat
}

/** The flags after their combination is checked. */
export interface CheckedOptions extends ServeOptions {
  readonly httpPort: number | 'none'
}
