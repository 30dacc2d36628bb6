import type { FaultDocument, FaultEffect } from '../../src/control/faults/fault-document.ts'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import { type Instant, NEVER } from '../../src/numbering/instant.ts'
import type { Machine } from './machine.ts'

/** What a model says of a request: what the rules may ask of it. */
export interface ModelRequest {
  readonly operation: string
  readonly resource: string
  /** The numbers that the request is about, or the terms that it names. */
  readonly subjects: readonly ModelSubject[]
  /** How many numbers a search asks for. */
  readonly quantity?: number
}

export interface ModelSubject {
  readonly country?: string
  readonly numberType?: string | undefined
  readonly areaCode?: string | undefined
  readonly phoneNumber?: string
}

/** The spans of the rules in the models, in milliseconds. */
const SPANS: Readonly<Record<string, number>> = { '5m': 300_000, '20m': 1_200_000, '30m': 1_800_000 }

/** The errors that show in the result of a search, if a rule does not name an operation. */
const SEARCH_PHASE: readonly string[] = [
  'UnknownErrorCode',
  'OutOfStock',
  'AuthorizationDenied',
  'InvalidOfferModel',
  'NumbersPartiallyAcquired',
  'UnknownSearchError',
]

const SEARCH = 'SearchAvailablePhoneNumbers'
const PURCHASES = ['PurchasePhoneNumbers', 'PurchaseReservation']
const LONG_RUNNING = [SEARCH, ...PURCHASES, 'ReleasePhoneNumber', 'UpdateCapabilities']

export interface ModelRule {
  readonly id: string
  readonly document: FaultDocument
  readonly madeAt: Instant
  /** The machine's steady time at which the rule is gone. */
  readonly endsAt: number
  fitting: number
  hits: number
}

/** The fault rules of an inventory, each with its counts. */
export class ModelRules {
  readonly #machine: Machine
  #rules: ModelRule[] = []

  constructor(machine: Machine) {
    this.#machine = machine
  }

  list(): readonly ModelRule[] {
    this.#rules = this.#rules.filter(({ endsAt }) => this.#machine.steadyNow() < endsAt)
    return this.#rules
  }

  has(id: string): boolean {
    return this.list().some((rule) => rule.id === id)
  }

  add(id: string, document: FaultDocument, madeAt: Instant): void {
    const endsAt = this.#machine.steadyNow() + (span(document.ttl) ?? Infinity)
    this.#rules.push({ id, document, madeAt, endsAt, fitting: 0, hits: 0 })
  }

  clear(): void {
    this.#rules = []
  }

  remove(id: string): void {
    this.#rules = this.#rules.filter((rule) => rule.id !== id)
  }

  /**
   * The rules that hit a request, all of which count it.
   *
   * @param hit the ids of those that hit it: chance decides where a rule has a probability
   */
  judge(request: ModelRequest, now: Instant, hit: readonly string[]): ModelRule[] {
    const hits: ModelRule[] = []
    for (const rule of this.list()) {
      const hasEffect = !isLatencyAlone(rule.document.effect)
      const isTaken = hasEffect && hits.some(({ document }) => !isLatencyAlone(document.effect))
      if (isTaken || !fits(rule, request, now)) continue
      const { skip = 0, every = 1, times = Infinity, probability = 1 } = rule.document
      rule.fitting += 1
      const nth = rule.fitting - skip
      if (nth < 1 || nth % every !== 0 || rule.hits === times) continue
      if (probability < 1 && !hit.includes(rule.id)) continue
      rule.hits += 1
      hits.push(rule)
    }
    return hits
  }
}

/** The kind of a rule's effect, as the table names it. */
export function kindOfFault({
  outcome,
  stay,
  for: length,
  expire,
  status,
  drop,
  ...effect
}: FaultEffect): string {
  if (outcome !== undefined) return stay === undefined ? outcome : `${outcome} after running`
  if (stay !== undefined) return length === undefined ? 'running for ever' : 'running for a while'
  if (expire) return 'expiry at the purchase'
  if (status !== undefined) return `status ${status}`
  if (drop !== undefined) return `drop ${drop}`
  return Object.keys(effect).find((name) => name !== 'latency') ?? 'latency'
}

/** What the effect of a rule forces upon the record of a request. */
export function forcedInModel({ id, document }: ModelRule, request: ModelRequest): ForcedOutcome {
  const { outcome, quantity, stay, for: length, expire } = document.effect
  const { quantity: wanted = 0 } = request
  const isPartial = outcome === 'NumbersPartiallyAcquired' && request.operation === SEARCH
  return {
    rule: id,
    ...(isPartial && { atMost: quantity ?? (wanted < 4 ? 1 : Math.floor(wanted / 2)) }),
    ...(outcome !== undefined && !isPartial && { error: outcome }),
    ...(stay !== undefined && { runningMs: span(length) ?? NEVER }),
    ...(expire && { expires: true as const }),
  }
}

/** Whether an effect is stored with the record of the request that it hits. */
export function isForcing({ outcome, stay, expire }: FaultEffect): boolean {
  return outcome !== undefined || stay !== undefined || expire !== undefined
}

function isLatencyAlone(effect: FaultEffect): boolean {
  return kindOfFault(effect) === 'latency'
}

function fits({ document, madeAt }: ModelRule, request: ModelRequest, now: Instant): boolean {
  const { match = {}, window, effect } = document
  const { operation, resource, ...subject } = match
  const opensAt = madeAt + (span(window?.after) ?? 0)
  const closesAt = window === undefined ? Infinity : opensAt + (span(window.for) ?? Infinity)
  const asked = Object.entries(subject)
  return (
    operationsOf(effect, operation, request.operation).includes(request.operation) &&
    (resource === undefined || resource === request.resource) &&
    (window === undefined || (opensAt <= now && now < closesAt)) &&
    (asked.length === 0 ||
      request.subjects.some((each) => {
        const facts = new Map<string, unknown>(Object.entries(each))
        return asked.every(([field, value]) => facts.get(field) === value)
      }))
  )
}

/** The operations that a rule is for. */
function operationsOf(effect: FaultEffect, named: string | undefined, asked: string): readonly string[] {
  const { outcome, stay, expire } = effect
  if (named !== undefined) return [named]
  if (expire) return PURCHASES
  if (outcome !== undefined) return SEARCH_PHASE.includes(outcome) ? [SEARCH] : PURCHASES
  return stay === undefined ? [asked] : LONG_RUNNING
}

function span(text: string | undefined): number | undefined {
  return text === undefined ? undefined : SPANS[text]
}
