import { createHash } from 'node:crypto'

/** The names under which the connections of a pool keep prepared statements. */
export interface StatementNames {
  /**
   * The name for the statement of this text; nothing after 500 texts, more than there are as constants of the
   * program: a connection keeps each prepared statement until the connection ends.
   */
  of(text: string): string | undefined
  /**
   * Gives other names from now on. A migration that changes the columns of an answer makes the prepared statements
   * fail that were there before.
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
