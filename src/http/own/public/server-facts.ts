import { connectionString } from '../../../resources/connection-string.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../../resources/development-access-key.ts'
import type { ServerFacts } from './start-page-operation.ts'

/** What the facts depend on. */
export interface ServerState {
  /** Whether the server is a stand-in, and takes the key that everyone knows. */
  readonly trust: { readonly standIn: boolean; readonly developmentKey: boolean }
  /** Whether this reader reaches the server under a loopback name. */
  readonly onLoopback: boolean
  /** URLs without a slash at the end; `null` where a listener is off. */
  readonly addresses: { readonly http: string | null; readonly https: string | null }
  /** The local authority; absent where the operator brings a certificate. */
  readonly authority: { readonly file?: string } | undefined
}

/** What the start page may tell: the key that everyone knows, and paths of this machine, on a stand-in only. */
export function serverFacts({ trust, onLoopback, addresses, authority }: ServerState): ServerFacts {
  const standIn = trust.standIn && onLoopback
  const { http, https } = addresses
  const endpoints = standIn && trust.developmentKey ? [https, http].filter((url) => url !== null) : []
  return {
    connectionStrings: endpoints.map((url) => connectionString(url, DEVELOPMENT_ACCESS_KEY)),
    ...(authority !== undefined && https !== null && { trust: standIn ? fileOf(authority) : {} }),
  }
}

function fileOf({ file }: { readonly file?: string }): { readonly file?: string } {
  return file === undefined ? {} : { file }
}
