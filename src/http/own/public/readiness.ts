import { setTimeout } from 'node:timers/promises'
import type { InventoryStore } from '../../../storage/port/inventory-store.ts'
import type { SchemaState } from '../../../storage/port/schema-store.ts'

/** How long an answer is kept: anybody may ask, and each ping of the store costs a commit. */
const GOOD_FOR_MS = 1_000
/** How long a store may take to answer; a store that takes longer is not ready. */
const ANSWER_LIMIT_MS = 5_000

/**
 * Tells whether the store can serve: its schema, or `undefined` if it cannot. The store is pinged at most once a second,
 * and never while a ping is unanswered.
 *
 * @param now any steady clock, in milliseconds
 */
export function readiness(
  { ping, schema }: Pick<InventoryStore, 'ping' | 'schema'>,
  now: () => number,
): () => Promise<SchemaState | undefined> {
  let asked: { at: number; answer: Promise<SchemaState | undefined>; open: boolean } | undefined
  return () => {
    if (asked === undefined || (!asked.open && now() - asked.at >= GOOD_FOR_MS)) {
      const question: NonNullable<typeof asked> = {
        at: now(),
        answer: Promise.resolve(undefined),
        open: true,
      }
      const ready = ping()
        .then(schema)
        .catch(() => undefined)
        .finally(() => {
          question.open = false
        })
      question.answer = Promise.race([ready, setTimeout(ANSWER_LIMIT_MS, undefined, { ref: false })])
      asked = question
    }
    return asked.answer
  }
}
