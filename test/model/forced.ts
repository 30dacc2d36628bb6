import { expect } from 'vitest'
import { judgeRequest } from '../../src/control/faults/judge-request.ts'
import type { NamedSubject } from '../../src/control/faults/named-subject.ts'
import { toForcedOutcome } from '../../src/control/faults/to-forced-outcome.ts'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import { END_OF_TIME, type Instant, NEVER } from '../../src/numbering/instant.ts'
import type { Model } from './model.ts'
import { forcedInModel, type ModelRequest } from './model-rules.ts'
import type { Real } from './real.ts'

/** A request, as it is asked about: in the words of the controls, and with the numbers that the model knows. */
export interface AskedRequest extends ModelRequest {
  readonly named: NamedSubject
}

/** What the fault rules force upon a request: the model says which rules hit it, and what they do. */
export async function forcedBy(
  model: Model,
  { inventory, faults }: Real,
  { named, ...request }: AskedRequest,
): Promise<ForcedOutcome | undefined> {
  const { rules, effect } = await judgeRequest(faults, inventory.store, {
    operation: request.operation,
    resource: request.resource,
    named: () => named,
  })
  const expected = model.rules.judge(request, model.now, rules)
  expect(rules).toEqual(expected.map(({ id }) => id))
  const [first] = expected
  expect(effect?.rule).toBe(first?.id)
  if (first === undefined || effect?.does.kind !== 'force') return undefined
  const forced = toForcedOutcome(effect.does, effect.rule, request.quantity)
  expect(forced).toEqual(forcedInModel(first, request))
  return forced
}

/** When an operation ends that is accepted at `now`, in an inventory without delays. */
export function endOf({ runningMs = 0 }: ForcedOutcome, now: Instant): Instant {
  return runningMs === NEVER ? END_OF_TIME : now + runningMs
}
