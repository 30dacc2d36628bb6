import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { answered } from './answered.ts'
import type { CommitOutcome } from './commit-gate.ts'
import { cancelSession } from './connection/cancel-session.ts'
import { ConnectionFault } from './storage-fault.ts'

/** How long a commit may take, in milliseconds: PostgreSQL has no limit for it. */
const COMMIT_LIMIT_MS = 8_000
/** How long to wait for the end of a commit after its cancellation, in milliseconds. */
const END_LIMIT_MS = 2_000

/** The commits of one transaction. */
export interface Committer {
  /** To be called for each query before it is sent. */
  sending(): void
  /**
   * Sends the commit, which may go in one message with the queries before it.
   *
   * @throws ConnectionFault if it is not known whether the commit has happened, or will survive
   */
  commit(): Promise<void>
  outcome(): CommitOutcome
  /** Calls `release` as soon as no commit is under way on the connection. */
  end(release: () => void): void
}

/**
 * Watches over the commit of a transaction. PostgreSQL answers a commit with success and a warning where the commit is on
 * its own disk and the wait for the synchronous standby has ended early
 * (https://www.postgresql.org/docs/current/warm-standby.html#SYNCHRONOUS-REPLICATION-HA): after a failover the change
 * would be gone. So a commit with any warning is uncertain.
 *
 * A commit that is not answered in time is cancelled, since PostgreSQL does not notice there that its client has gone.
 *
 * @param committing has the client while the answer to its commit is waited for
 */
export function watchCommit(client: pg.PoolClient, committing: Set<pg.PoolClient>): Committer {
  const { connection } = client
  let [sent, ready] = [0, 0]
  /** How many queries are answered before the commit is; `undefined` before it is sent. */
  let before: number | undefined
  let warned = false
  let outcome: CommitOutcome
  let ending: Promise<void> | undefined

  const onReady = () => {
    ready += 1
  }
  const onNotice = () => {
    if (ready === before) warned = true
  }
  connection.on('readyForQuery', onReady)
  connection.on('notice', onNotice)

  async function commit(): Promise<void> {
    before = sent
    committing.add(client)
    const answer = answered(client.query('COMMIT'))
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        outcome = 'given up'
        ending = cancel(answer)
        reject(new ConnectionFault('The commit was not answered in time, and may have happened'))
      }, COMMIT_LIMIT_MS)
    })
    try {
      const { command } = await Promise.race([answer, late])
      if (warned) {
        outcome = 'given up'
        throw new ConnectionFault('The commit was answered with a warning: it may not survive a failover')
      }
      outcome = 'answered'
      if (command !== 'COMMIT') throw new Error('The transaction was rolled back')
    } finally {
      clearTimeout(timer)
    }
  }

  async function cancel(answer: Promise<unknown>): Promise<void> {
    try {
      await cancelSession(client)
      await Promise.race([answer, delay(END_LIMIT_MS)])
    } catch {
      // The connection ends below, whatever the server says.
    }
    connection.stream.destroy()
  }

  return {
    commit,
    sending() {
      sent += 1
    },
    outcome: () => outcome,
    end(release) {
      connection.off('readyForQuery', onReady)
      connection.off('notice', onNotice)
      committing.delete(client)
      if (ending === undefined) release()
      else void ending.then(release)
    },
  }
}
