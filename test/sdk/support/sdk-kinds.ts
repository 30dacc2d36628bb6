import { API_VERSIONS } from '../../../src/http/contract/api-version.ts'
import { connectFirst } from './connect-first.ts'
import { connectNewest } from './connect-newest.ts'
import type { Address, Connection } from './connection.ts'
import type { SdkClient } from './sdk-client.ts'

/** An official client, in one of the forms in which it is used. */
export interface SdkKind {
  readonly name: string
  /** The api-version that the client asks for. */
  readonly apiVersion: string
  connect(server: Address, connection?: Connection): SdkClient
}

/** The newest client, with its own api-version. */
export const NEWEST = {
  name: '1.5.0',
  apiVersion: '2025-06-01',
  connect: (server: Address, connection?: Connection) => connectNewest(server, connection),
} satisfies SdkKind

/** The first release of the client. */
export const FIRST: SdkKind = { name: '1.0.0', apiVersion: '2021-03-07', connect: connectFirst }

export const SDK_KINDS: readonly SdkKind[] = [
  NEWEST,
  ...API_VERSIONS.map((apiVersion) => ({
    name: `1.5.0 pinned to ${apiVersion}`,
    apiVersion,
    connect: (server: Address, connection?: Connection) => connectNewest(server, connection, { apiVersion }),
  })),
  FIRST,
]
