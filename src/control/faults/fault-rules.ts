import type { Instant } from '../../numbering/instant.ts'
import type { Effect, Fault } from './fault.ts'
import { type FaultRule, RuleInForce } from './fault-rule.ts'
import { fitsSubject, type Subject } from './subject.ts'

/** The most rules of an inventory at a time. */
export const MOST_RULES = 1_000

/** What the rules do to one request. */
export interface Verdict {
  /** The ids of the rules that hit, in the order of their creation. */
  readonly rules: readonly string[]
  readonly latencyMs: number
  /** The first other effect, and the rule that it is from. */
  readonly effect?: { readonly rule: string; readonly does: Effect }
}

/** What is known of a request beside its operation and resource. */
export interface Facts {
  readonly subjects: readonly Subject[]
  /** The inventory's time; needed for rules with a window alone. */
  readonly now: Instant
}

/** The fault rules of one inventory, in the order of their creation. */
export class FaultRules {
  readonly #steadyNow: () => number
  readonly #entries = new Map<string, RuleInForce>()

  /** @param steadyNow milliseconds of real time that only go forward: a rule's time to live ends by them */
  constructor(steadyNow: () => number) {
    this.#steadyNow = steadyNow
  }

  /** Whether there is no rule, so that a request needs no look at them. */
  get isEmpty(): boolean {
    return this.#entries.size === 0
  }

  list(): readonly FaultRule[] {
    this.#dropEnded()
    return [...this.#entries.values()]
  }

  find(id: string): FaultRule | undefined {
    this.#dropEnded()
    return this.#entries.get(id)
  }

  /** Adds a rule; nothing is done if its id is taken, or if there are too many rules. */
  add(fault: Fault, createdAt: Instant): FaultRule | 'taken' | 'tooMany' {
    this.#dropEnded()
    if (this.#entries.has(fault.id)) return 'taken'
    if (this.#entries.size >= MOST_RULES) return 'tooMany'
    const entry = new RuleInForce(fault, createdAt, this.#steadyNow())
    this.#entries.set(fault.id, entry)
    return entry
  }

  /** Removes a rule. What it did to requests before stays. Returns whether there was such a rule. */
  remove(id: string): boolean {
    this.#dropEnded()
    return this.#entries.delete(id)
  }

  clear(): void {
    this.#entries.clear()
  }

  /** The rules that may hit a request for this operation by this resource. */
  candidates(operation: string, resource: string): readonly FaultRule[] {
    this.#dropEnded()
    return [...this.#entries.values()].filter(
      ({ fault: { operations, match } }) =>
        (operations === undefined || operations.some((each) => each === operation)) &&
        (match.resource === undefined || match.resource === resource),
    )
  }

  /**
   * Counts a request for each candidate that it fits, and says what hits it: the latencies of all rules together, and
   * the first other effect. A rule behind that one does not count the request.
   */
  judge(candidates: readonly FaultRule[], { subjects, now }: Facts): Verdict {
    const rules: string[] = []
    let latencyMs = 0
    let effect: Verdict['effect']
    for (const { fault } of candidates) {
      // Rules may have been removed since they were asked for.
      const entry = this.#entries.get(fault.id)
      if (entry?.fault !== fault || !isOpen(fault, now) || !fitsSubject(fault.match, subjects)) continue
      if (fault.effect !== undefined && effect !== undefined) continue
      if (!entry.course.take()) continue
      rules.push(fault.id)
      if (fault.latency !== undefined) latencyMs += entry.course.draw(fault.latency)
      if (fault.effect !== undefined) effect = { rule: fault.id, does: fault.effect }
    }
    return { rules, latencyMs, ...(effect !== undefined && { effect }) }
  }

  #dropEnded(): void {
    if (this.isEmpty) return
    const now = this.#steadyNow()
    for (const [id, { endsAt }] of this.#entries) if (endsAt <= now) this.#entries.delete(id)
  }
}

function isOpen({ window }: Fault, now: Instant): boolean {
  return window === undefined || (window.from <= now && now < window.to)
}
