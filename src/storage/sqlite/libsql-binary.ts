import { closeSync, openSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { SqliteValue } from './sqlite-database.ts'

/** The functions of libsql's binary that this program calls; `this` is what an earlier function returned. */
export interface LibsqlBinary {
  databaseOpen(
    file: string,
    authToken: string,
    encryptionCipher: string,
    encryptionKey: string,
    timeout: number,
    remoteEncryptionKey: string,
  ): object
  databaseExecSync(this: object, sql: string): void
  databasePrepareSync(this: object, sql: string): object
  databaseClose(this: object): void
  statementRun(this: object, parameters: SqliteValue[]): { changes: number; lastInsertRowid: number }
  statementRowsSync(this: object, parameters: SqliteValue[]): object
  /** Fills the array with the next rows; the places after the last row stay empty. */
  rowsNext(this: object, rows: unknown[]): void
}

/** How much of Node's own file is read: the name of its loader is within the first page. */
const HEAD_BYTES = 4_096

/**
 * Loads the binary that is installed with libsql for this platform. libsql's own code would write a report about the
 * whole process first, to learn which C library Node uses, which takes longer than everything else that it does.
 *
 * @throws Error if no binary is installed for this platform
 */
export function loadLibsqlBinary(): LibsqlBinary {
  const requireAsLibsql = createRequire(createRequire(import.meta.url).resolve('libsql'))
  return requireAsLibsql(`@libsql/${targetOf(process.platform, process.arch, usesMusl)}`)
}

/**
 * The name of a platform, as libsql names its binaries: `linux-x64-gnu`.
 * @param isMusl whether Node uses the C library musl; asked on Linux only
 */
export function targetOf(platform: NodeJS.Platform, arch: string, isMusl: () => boolean): string {
  switch (platform) {
    case 'linux': {
      const library = isMusl() ? 'musl' : 'gnu'
      return `linux-${arch}-${arch === 'arm' ? `${library}eabihf` : library}`
    }
    case 'win32':
      return `win32-${arch}-msvc`
    default:
      return `${platform}-${arch}`
  }
}

/** Whether Node's file names the loader of musl, `/lib/ld-musl-x86_64.so.1`, and not the loader of glibc. */
function usesMusl(): boolean {
  const head = Buffer.alloc(HEAD_BYTES)
  const file = openSync(process.execPath, 'r')
  try {
    readSync(file, head)
  } finally {
    closeSync(file)
  }
  return head.includes('/ld-musl-')
}
