import { join } from 'node:path'
import { keepTls } from './keep-tls.ts'
import { hostNameConstraints } from './name-constraints.ts'
import type { ServerTls } from './server-tls.ts'

export interface HostsTlsOptions {
  /**
   * The directory of the local authority, absolute; the authority of the hosts gets a directory in it. In memory if
   * `undefined`.
   */
  readonly directory: string | undefined
  /** The names and addresses of the certificate, as `parseCertificateName` gives them; at least one. */
  readonly hosts: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * The server's certificate for these hosts, from a second local authority that can vouch for exactly these hosts. The
 * authority is kept from start to start, and made again when the hosts are others.
 * @throws {UsageError} if the directory cannot be used
 */
export function hostsTls({ directory, hosts, now }: HostsTlsOptions): Promise<ServerTls> {
  const names = [...new Set(hosts)].sort()
  const ownDirectory = directory && join(directory, 'hosts')
  return keepTls({ directory: ownDirectory, names, constraints: hostNameConstraints(names), now })
}
