import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import type { FaultRules, Verdict } from './fault-rules.ts'
import { findSubjects } from './find-subjects.ts'
import type { NamedSubject } from './named-subject.ts'
import { asksForSubject } from './subject.ts'

/** A request for an operation of the ACS API. */
export interface FaultRequest {
  /** The operationId, without `PhoneNumbers_`. */
  readonly operation: string
  readonly resource: string
  /** What the request names; called only if a rule asks for it. */
  readonly named: () => NamedSubject
}

const NO_FACTS = { subjects: [], now: 0 }

/**
 * What the rules do to a request. The store is asked, and a promise answered, only where a rule needs it: for a window
 * by the inventory's time, or for the numbers that the request is about.
 */
export function judgeRequest(
  rules: FaultRules,
  store: InventoryStore,
  { operation, resource, named }: FaultRequest,
): Verdict | Promise<Verdict> {
  const candidates = rules.candidates(operation, resource)
  const needsSubjects = candidates.some(({ fault }) => asksForSubject(fault.match))
  const needsNow = candidates.some(({ fault }) => fault.window !== undefined)
  if (!needsSubjects && !needsNow) return rules.judge(candidates, NO_FACTS)
  const lookUp = async () => {
    const [subjects, now] = await Promise.all([
      needsSubjects ? findSubjects(store, resource, named()) : NO_FACTS.subjects,
      needsNow ? store.now() : NO_FACTS.now,
    ])
    return rules.judge(candidates, { subjects, now })
  }
  return lookUp()
}
