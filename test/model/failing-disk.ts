import type { SqliteDatabase } from '../../src/storage/sqlite/database.ts'

/** Makes one statement of a database fail that writes, begins a transaction or commits it, as a disk that fails does. */
export class FailingDisk {
  #left = 0
  #hasFailed = false

  /** The nth such statement from now on fails. */
  failAt(nth: number): void {
    this.#left = nth
    this.#hasFailed = false
  }

  /** No statement fails from now on. Returns whether one has failed. */
  mend(): boolean {
    this.#left = 0
    return this.takeFailure()
  }

  /** Whether a statement has failed since this was asked last. */
  takeFailure(): boolean {
    const hasFailed = this.#hasFailed
    this.#hasFailed = false
    return hasFailed
  }

  /** The same database, on this disk. */
  under(database: SqliteDatabase): SqliteDatabase {
    return {
      ...database,
      prepare: (sql) => {
        const statement = database.prepare(sql)
        return {
          ...statement,
          run: (...parameters) => {
            this.#write()
            return statement.run(...parameters)
          },
        }
      },
    }
  }

  #write(): void {
    if (this.#left === 0) return
    this.#left -= 1
    if (this.#left > 0) return
    this.#hasFailed = true
    throw new Error('disk I/O error')
  }
}
