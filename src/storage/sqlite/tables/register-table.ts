import type { StoredRegister } from '../../port/register-store.ts'
import { integer } from '../../rows/row.ts'
import { toRegister } from '../../rows/to-register.ts'
import type { SqliteDatabase } from '../database.ts'

export interface RegisterTable {
  version(): number
  /** `undefined` while the version is still the `known` one. */
  read(known: number | undefined): StoredRegister | undefined
  /** Puts the document, or removes the one of this name where it is `null`, by a change to this version. */
  put(name: string, document: object | null, version: number): void
  /** Forgets the version that it remembers; the next call reads the table. */
  forget(): void
}

export function registerTable(database: SqliteDatabase): RegisterTable {
  const selectVersion = database.prepare('SELECT coalesce(max(version), 0) AS version FROM register')
  const selectAll = database.prepare(`
    SELECT ? AS version, json_group_object(name, json(document)) AS documents
    FROM (SELECT name, document FROM register WHERE document IS NOT NULL ORDER BY name)`)
  const upsert = database.prepare(`
    INSERT INTO register (name, version, document) VALUES (?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET version = excluded.version, document = excluded.document`)
  // One process has the database, so the version changes here alone; each hold asks for it.
  let version: number | undefined

  function current(): number {
    version ??= integer(selectVersion.get() ?? {}, 'version')
    return version
  }

  return {
    version: current,
    read: (known) => (known === current() ? undefined : toRegister(selectAll.get(current()) ?? {})),
    put(name, document, next) {
      upsert.run(name, next, document === null ? null : JSON.stringify(document))
      version = undefined
    },
    forget() {
      version = undefined
    },
  }
}
