import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBinaries } from '../../test/support/postgres/find-binaries.ts'

/**
 * Where pgbench is: beside the server that is measured, or else on the path.
 * @throws Error that says how to install it
 */
export async function findPgbench(): Promise<string> {
  const { directory } = await findBinaries()
  for (const candidate of [directory, ...(process.env['PATH'] ?? '').split(delimiter)]) {
    const file = join(candidate, 'pgbench')
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // The next one.
    }
  }
  throw new Error(
    'pgbench is not installed, which PostgreSQL is compared with: apt-get install --yes postgresql',
  )
}
