import { checkAnswers } from './check-answers.ts'
import { checkClaims } from './check-claims.ts'
import { checkDurations } from './check-durations.ts'
import { checkEnd } from './check-end.ts'
import { checkOutages } from './check-outages.ts'
import { checkShortages } from './check-shortages.ts'
import { understand } from './knowledge.ts'
import { replayTrail } from './replay-trail.ts'
import type { Run } from './run.ts'

/**
 * The contradictions between a run and the promises of an inventory, a line each. The check knows nothing but the run.
 *
 * The audit trail is a witness: it says which requests happened and in what order. The check trusts no entry of the
 * trail: each entry needs a request that was under way, each answer needs an entry or a state that explains it, and
 * times come from the clients' clock alone.
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
    ...checkDurations(run),
    ...checkEnd(knowledge),
  ]
}
