import { keepTls } from './keep-tls.ts'
import { LOCAL_NAMES } from './local-names.ts'
import { localNameConstraints } from './name-constraints.ts'
import type { ServerTls } from './server-tls.ts'

export interface LocalTlsOptions {
  /** The directory of the authority and the certificate, absolute; made if it is missing. In memory if `undefined`. */
  readonly directory: string | undefined
  /** Names below `localhost` and loopback addresses that the certificate has to carry besides `LOCAL_NAMES`. */
  readonly names: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * The server's own certificate, from a local authority that is made at the first start and kept.
 * @throws {UsageError} if the directory cannot be used
 */
export function localTls({ directory, names, now }: LocalTlsOptions): Promise<ServerTls> {
  const allNames = [...new Set([...LOCAL_NAMES, ...names])]
  return keepTls({ directory, names: allNames, constraints: localNameConstraints(), now })
}
