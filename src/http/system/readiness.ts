import type { Store } from '../../storage/store.ts'

/** How long an answer is good for: anybody may ask, and each question that goes through costs a commit. */
const GOOD_FOR_MS = 1_000

/**
 * Tells whether the store can serve, asking it at most once a second.
 *
 * @param now any steady clock, in milliseconds
 */
export function readiness({ ping }: Pick<Store, 'ping'>, now: () => number): () => Promise<boolean> {
  let asked: { at: number; answer: Promise<boolean> } | undefined
  return () => {
    if (asked === undefined || now() - asked.at >= GOOD_FOR_MS) {
      const answer = ping().then(
        () => true,
        () => false,
      )
      asked = { at: now(), answer }
    }
    return asked.answer
  }
}
