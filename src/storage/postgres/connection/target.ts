import type { ConnectionOptions } from 'node:tls'

/** One way to connect: a place, with or without TLS. */
export interface Target {
  /** The host and port, for messages, without a port that nothing gives. */
  readonly place: string
  /** The name, address or directory of a socket to connect to. */
  readonly host: string
  readonly port: number
  readonly ssl: false | ConnectionOptions
  /** How TLS begins. */
  readonly sslnegotiation: 'postgres' | 'direct'
  /** @throws PasswordMissing if there is none */
  readonly password: () => Promise<string>
}
