import { ConnectionFault } from './storage-fault.ts'

/** How a commit went: it was answered, or given up; `undefined` if the transaction did not come so far. */
export type CommitOutcome = 'answered' | 'given up' | undefined

/** Lets transactions that write go on to their commits. */
export interface CommitGate {
  /** @throws ConnectionFault if commits hang, and another transaction tries whether they still do */
  check(): void
  /**
   * Takes a turn.
   *
   * @returns ends the turn, and tells how the commit went
   * @throws ConnectionFault as `check` does
   */
  enter(): (outcome: CommitOutcome) => void
}

/**
 * While commits hang, such as for a synchronous standby that is lost, each commit takes a connection and a backend of
 * PostgreSQL for as long as it is waited for. So after one commit was given up, one transaction at a time tries; the
 * other ones fail at once, until a commit is answered. Where other commits were answered meanwhile, it is the connection
 * that hangs.
 */
export function createCommitGate(): CommitGate {
  let hanging = false
  let trying = false
  let answered = 0

  function check() {
    if (hanging && trying)
      throw new ConnectionFault('Commits are not answered, and another one is being tried')
  }
  return {
    check,
    enter() {
      check()
      const tries = hanging
      if (tries) trying = true
      const before = answered
      return (outcome) => {
        if (tries) trying = false
        if (outcome === 'given up') hanging = answered === before
        if (outcome !== 'answered') return
        answered += 1
        hanging = false
      }
    },
  }
}
