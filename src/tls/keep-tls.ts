import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeSystemError } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'
import { AUTHORITY_FILE, keepAuthority } from './keep-authority.ts'
import { keepLeaf } from './keep-leaf.ts'
import { makeAuthority } from './make-authority.ts'
import { makeLeaf } from './make-leaf.ts'
import type { ServerTls } from './server-tls.ts'

export interface KeepTlsOptions {
  /** The directory of the authority and the certificate, absolute; made if it is missing. In memory if `undefined`. */
  readonly directory: string | undefined
  /** The names and addresses that the certificate carries. */
  readonly names: readonly string[]
  /** The name constraints of the authority, DER. */
  readonly constraints: Buffer
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * A certificate of the server's own and its authority, both kept in the directory and made where they are missing.
 * Without a directory they are made, and end with the process.
 *
 * @throws {UsageError} if the directory cannot be used
 */
export async function keepTls(options: KeepTlsOptions): Promise<ServerTls> {
  const { directory, names, constraints, now } = options
  if (directory === undefined) return makeTls(options)
  const authorityDirectory = join(directory, 'authority')
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const authority = await keepAuthority(authorityDirectory, now, constraints)
    const pair = await keepLeaf(join(directory, 'server.pem'), authority, names, now)
    const file = join(authorityDirectory, AUTHORITY_FILE)
    return { pair, authority: { file, certificate: authority.certificate } }
  } catch (error) {
    throw new UsageError(
      `Cannot keep certificates in ${directory}: ${describeSystemError(error)}; ` +
        'give another directory with HOLDLINE_DATA, or your own with --tls-cert and --tls-key',
    )
  }
}

/** A certificate of the server's own and its authority, which are kept nowhere. */
export function makeTls({ names, constraints, now }: Omit<KeepTlsOptions, 'directory'>): ServerTls {
  const authority = makeAuthority(now, constraints)
  return {
    pair: makeLeaf(authority, names, now),
    authority: { certificate: authority.certificate },
  }
}
