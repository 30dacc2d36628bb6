import type { Instant } from '../../numbering/instant.ts'
import { operationsOf } from './error-phases.ts'
import type { Effect, Fault } from './fault.ts'
import type { FaultDocument } from './fault-document.ts'
import { type FaultOperation, LONG_RUNNING, type LongRunning, PURCHASES } from './fault-operations.ts'
import { FaultViolation } from './fault-violation.ts'
import { readDuration } from './read-duration.ts'
import { readEffect } from './read-effect.ts'
import { readMatch, readOperation } from './read-match.ts'
import { readWindow } from './read-window.ts'

/** Characters that need no escape in a path. */
const ID = /^[\w-]{1,64}$/

/**
 * Checks a rule that fits the schema of its document.
 *
 * @param makeId the id of a rule that names none
 * @param now the inventory's time, at which the rule is made
 * @throws {FaultViolation}
 */
export function readFault(document: FaultDocument, makeId: () => string, now: Instant): Fault {
  const { skip = 0, times = Infinity, every = 1, probability = 1, seed = 0, ttl, window } = document
  const { id = makeId(), match = {} } = document
  if (!ID.test(id)) {
    throw new FaultViolation('id', 'must be of letters, digits, - and _, and of 64 characters at most')
  }
  const does = readEffect(document.effect)
  return {
    id,
    document,
    operations: operationsFor(readOperation(match), does.effect),
    match: readMatch(match),
    schedule: { skip, times, every, probability, seed },
    ...(ttl !== undefined && { ttlMs: readDuration('ttl', ttl, 1) }),
    ...(window !== undefined && { window: readWindow(window, now) }),
    ...does,
  }
}

/** The operations that the rule can hit, of which a match may name one. */
function operationsFor(
  named: FaultOperation | undefined,
  effect: Effect | undefined,
): readonly FaultOperation[] | undefined {
  if (effect?.kind !== 'force') return named && [named]
  const allowed: readonly LongRunning[] = effect.expires ? PURCHASES : LONG_RUNNING
  if (named !== undefined) {
    if (allowed.some((operation) => operation === named)) return [named]
    throw new FaultViolation('match.operation', `must be one of ${allowed.join(', ')} for this effect`)
  }
  return effect.error === undefined ? allowed : operationsOf(effect.error)
}
