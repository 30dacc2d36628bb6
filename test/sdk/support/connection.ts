import type { Server } from '../../support/server.ts'

export const CONNECTIONS = ['a key over HTTPS', 'a token over HTTPS', 'a key over HTTP'] as const
export type Connection = (typeof CONNECTIONS)[number]

export interface Address extends Pick<Server, 'http' | 'https' | 'connectionString' | 'ca'> {
  /** Gets the tokens of clients that call with a token; `ANY_TOKEN` if absent. */
  readonly credential?: Credential
}

/** A credential of the official clients, which ask it for the tokens of these scopes. */
export interface Credential {
  getToken(scopes: string | string[]): Promise<{ token: string; expiresOnTimestamp: number }>
}

/** A credential with an arbitrary token, since a stand-in accepts any token. */
export const ANY_TOKEN: Credential = {
  getToken: async () => ({ token: 'any token will do', expiresOnTimestamp: Date.now() + 3_600_000 }),
}

/** The connection string of an address, with the scheme of the connection. */
export function connectionStringOf(
  { connectionString, http, https }: Address,
  connection: Connection,
): string {
  return connection === 'a key over HTTP' ? connectionString.replace(https, http) : connectionString
}
