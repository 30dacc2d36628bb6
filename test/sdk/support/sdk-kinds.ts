import { globalAgent } from 'node:https'
import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { PhoneNumbersClient as FirstPhoneNumbersClient } from 'azure-communication-phone-numbers-1.0.0'
import type { Server } from '../../support/server.ts'
import type { SdkClient } from './sdk-client.ts'

export const CONNECTIONS = ['a key over HTTPS', 'a token over HTTPS', 'a key over HTTP'] as const
export type Connection = (typeof CONNECTIONS)[number]

export type Address = Pick<Server, 'http' | 'https' | 'connectionString' | 'ca'>

/** An official client, in one of the forms in which people use it. */
export interface SdkKind {
  readonly name: string
  /** The api-version that it asks for. */
  readonly apiVersion: string
  connect(server: Address, connection?: Connection): SdkClient
}

const TOKEN = {
  getToken: async () => ({ token: 'any token will do', expiresOnTimestamp: Date.now() + 3_600_000 }),
}

/** The client of today with its own api-version. */
export const NEWEST = {
  name: '1.5.0',
  apiVersion: '2025-06-01',
  connect: (server: Address, connection?: Connection) => connectNewest(server, connection),
} satisfies SdkKind

/** The client as it first came out. */
export const FIRST: SdkKind = {
  name: '1.0.0',
  apiVersion: '2021-03-07',
  connect(server, connection = 'a key over HTTPS') {
    // It can be told of a certificate only through the environment of its process, or through
    // Node's own agent, which it takes where connections are not to be kept.
    globalAgent.options.ca = server.ca
    const options = { keepAliveOptions: { enable: false } }
    return connection === 'a token over HTTPS'
      ? new FirstPhoneNumbersClient(server.https, TOKEN, options)
      : new FirstPhoneNumbersClient(connectionString(server, connection), options)
  },
}

export const SDK_KINDS: readonly SdkKind[] = [
  NEWEST,
  ...['2021-03-07', '2022-12-01', '2025-02-11', '2025-04-01', '2025-06-01'].map((apiVersion) => ({
    name: `1.5.0 pinned to ${apiVersion}`,
    apiVersion,
    connect: (server: Address, connection?: Connection) => connectNewest(server, connection, { apiVersion }),
  })),
  FIRST,
]

function connectNewest(
  server: Address,
  connection: Connection = 'a key over HTTPS',
  pinned: { readonly apiVersion?: string } = {},
): PhoneNumbersClient {
  const options = {
    ...pinned,
    tlsOptions: { ca: server.ca },
    allowInsecureConnection: connection === 'a key over HTTP',
  }
  return connection === 'a token over HTTPS'
    ? new PhoneNumbersClient(server.https, TOKEN, options)
    : new PhoneNumbersClient(connectionString(server, connection), options)
}

function connectionString({ connectionString, http, https }: Address, connection: Connection): string {
  return connection === 'a key over HTTP' ? connectionString.replace(https, http) : connectionString
}
