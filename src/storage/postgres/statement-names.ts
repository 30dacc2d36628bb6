import { createHash } from 'node:crypto'

/** The names under which the connections of a pool keep prepared statements. */
export interface StatementNames {
  /**
   * The name of the statement with this text. After 500 texts, more than the program has as constants, there are no new
   * names, since a connection keeps each prepared statement until the connection ends.
   */
  of(text: string): string | undefined
  /**
   * Gives other names from now on. After a migration that changes the columns of an answer, the statements that were
   * prepared before fail.
   */
  renew(): void
  /** Gives no names from now on: the connections do not keep prepared statements. */
  stop(): void
}

const MOST_TEXTS = 500

/** The names begin with a hash of the text: behind one PgBouncer, processes of several versions share connections. */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>()
  let renewed = 0
  let stopped = false

  return {
    of(text) {
      if (stopped) return undefined
      const known = names.get(text)
      if (known !== undefined || names.size >= MOST_TEXTS) return known
      const name = `${createHash('sha256').update(text).digest('base64url').slice(0, 16)}_${renewed}`
      names.set(text, name)
      return name
    },
    renew() {
      renewed += 1
      names.clear()
    },
    stop() {
      stopped = true
    },
  }
}
