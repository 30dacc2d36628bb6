import type { RegisterChanged, RegisterChangePage } from '../../port/register-store.ts'
import { toRegisterChanged } from '../../rows/to-register-changed.ts'
import type { SqliteDatabase } from '../database.ts'

/** Who changed the register, when and how. */
export interface RegisterHistory {
  append(change: RegisterChanged): void
  /** As `RegisterStore` says. */
  list(page: RegisterChangePage): RegisterChanged[]
}

export function registerHistory(database: SqliteDatabase): RegisterHistory {
  const insert = database.prepare(
    'INSERT INTO register_change (version, at, author, changes) VALUES (?, ?, ?, ?)',
  )
  const list = database.prepare(
    'SELECT * FROM register_change WHERE version < ? ORDER BY version DESC LIMIT ?',
  )
  return {
    append({ version, at, author, changes }) {
      insert.run(version, at, JSON.stringify(author), JSON.stringify(changes))
    },
    list: ({ before = Number.MAX_SAFE_INTEGER, limit }) => list.all(before, limit).map(toRegisterChanged),
  }
}
