import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeSystemError } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'
import { AUTHORITY_FILE, keepAuthority } from './keep-authority.ts'
import { keepLeaf } from './keep-leaf.ts'
import { LOCAL_NAMES } from './local-names.ts'
import type { ServerTls } from './server-tls.ts'

export interface LocalTlsOptions {
  /** The directory of the authority and the certificate, absolute; made if it is missing. */
  readonly directory: string
  /** Names below `localhost` and loopback addresses that the certificate has to carry besides `LOCAL_NAMES`. */
  readonly names: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * The server's own certificate, from a local authority that is made at the first start and kept.
 * @throws {UsageError} if the directory cannot be used
 */
export async function localTls({ directory, names, now }: LocalTlsOptions): Promise<ServerTls> {
  const allNames = [...new Set([...LOCAL_NAMES, ...names])]
  const authorityDirectory = join(directory, 'authority')
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const authority = await keepAuthority(authorityDirectory, now)
    const pair = await keepLeaf(join(directory, 'server.pem'), authority, allNames, now)
    const file = join(authorityDirectory, AUTHORITY_FILE)
    return { pair, authority: { file, certificate: authority.certificate } }
  } catch (error) {
    throw new UsageError(
      `Cannot keep certificates in ${directory}: ${describeSystemError(error)}; ` +
        'give another directory with HOLDLINE_DATA, or your own with --tls-cert and --tls-key',
    )
  }
}
