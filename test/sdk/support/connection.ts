import type { Server } from '../../support/server.ts'

export const CONNECTIONS = ['a key over HTTPS', 'a token over HTTPS', 'a key over HTTP'] as const
export type Connection = (typeof CONNECTIONS)[number]

export type Address = Pick<Server, 'http' | 'https' | 'connectionString' | 'ca'>

/** A credential with an arbitrary token, since a stand-in accepts any token. */
export const ANY_TOKEN = {
  getToken: async () => ({ token: 'any token will do', expiresOnTimestamp: Date.now() + 3_600_000 }),
}

/** The connection string of an address, with the scheme of the connection. */
export function connectionStringOf(
  { connectionString, http, https }: Address,
  connection: Connection,
): string {
  return connection === 'a key over HTTP' ? connectionString.replace(https, http) : connectionString
}
