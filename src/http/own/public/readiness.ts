import { setTimeout } from 'node:timers/promises'
import type { InventoryStore } from '../../../storage/port/inventory-store.ts'
import type { SchemaState } from '../../../storage/port/schema-store.ts'

/** How long an answer is kept: anybody may ask, and each ping of the store costs a commit. */
const GOOD_FOR_MS = 1_000
/** How long a store may take to answer; a store that takes longer is not ready. */
const ANSWER_LIMIT_MS = 5_000

interface Fault {
  readonly reason: string
}

const LATE: Fault = { reason: `The inventory has not answered for ${ANSWER_LIMIT_MS / 1_000} seconds` }

/**
 * Tells whether the store can serve: its schema, or `undefined` if it cannot. The store is pinged at most once a second,
 * and never while a ping is unanswered. The answer to a probe says no reason, so the log has each new one, and tells when
 * the store can serve again.
 *
 * @param now any steady clock, in milliseconds
 */
export function readiness(
  { ping, schema }: Pick<InventoryStore, 'ping' | 'schema'>,
  now: () => number,
  log: { warn(facts: object, message: string): void },
): () => Promise<SchemaState | undefined> {
  let asked: { at: number; answer: Promise<SchemaState | undefined>; open: boolean } | undefined
  let told: string | undefined

  function tell(reason: string | undefined): void {
    if (reason === told) return
    told = reason
    if (reason === undefined) log.warn({}, 'The server is ready again')
    else log.warn({ reason }, 'The server is not ready')
  }

  function note(outcome: SchemaState | Fault): SchemaState | undefined {
    const isFault = 'reason' in outcome
    tell(isFault ? outcome.reason : undefined)
    return isFault ? undefined : outcome
  }

  return () => {
    if (asked === undefined || (!asked.open && now() - asked.at >= GOOD_FOR_MS)) {
      const question: NonNullable<typeof asked> = {
        at: now(),
        answer: Promise.resolve(undefined),
        open: true,
      }
      const ready = ping()
        .then(schema)
        .catch((error: unknown) => ({ reason: error instanceof Error ? error.message : String(error) }))
        .finally(() => {
          question.open = false
        })
      question.answer = Promise.race([ready, setTimeout(ANSWER_LIMIT_MS, LATE, { ref: false })]).then(note)
      asked = question
    }
    return asked.answer
  }
}
