import { checkAnswers } from './check-answers.ts'
import { checkClaims } from './check-claims.ts'
import { checkEnd } from './check-end.ts'
import { checkOutages } from './check-outages.ts'
import { checkShortages } from './check-shortages.ts'
import { understand } from './knowledge.ts'
import { replayTrail } from './replay-trail.ts'
import type { Run } from './run.ts'

/**
 * What no inventory that keeps its promises could have done, one line each. It knows nothing but the run.
 *
 * The audit trail is heard as a witness: it says which requests happened and in what order. It is believed
 * in nothing: each of its entries needs a request that was under way, each answer an entry or a state of
 * things that explains it, and when something happened is taken from the clients' clock alone.
 */
export function checkRun(run: Run): string[] {
  const knowledge = understand(run)
  return [
    ...knowledge.faults,
    ...replayTrail(run),
    ...checkClaims(knowledge),
    ...checkAnswers(knowledge),
    ...checkShortages(knowledge),
    ...checkOutages(run),
    ...checkEnd(knowledge),
  ]
}
