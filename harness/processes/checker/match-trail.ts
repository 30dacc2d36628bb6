import { isOpen, mayHaveHappened, settledAt, succeeded } from './attempt-outcome.ts'
import { groupBy } from './group-by.ts'
import {
  type Attempt,
  type Entry,
  type EntryCommand,
  type Kind,
  OPERATOR,
  type Run,
  type Terms,
} from './run.ts'
import { type WallClock, wallClock } from './wall-clock.ts'

/** A change of the inventory, and the interval in which it happened as the clients saw it. */
export interface Change {
  readonly entry: Entry
  /** When the request was sent. */
  readonly since: number
  /** When the change had certainly happened. */
  readonly by: number
  /** The attempts that may have caused the change. */
  readonly causes: readonly Attempt[]
}

export interface Matching {
  readonly changes: readonly Change[]
  readonly faults: readonly string[]
}

const KINDS: Readonly<Record<EntryCommand, Kind>> = {
  search: 'search',
  purchase: 'purchase',
  cancel: 'cancel',
  release: 'release',
  reserve: 'reserve',
  updateReservation: 'reserve',
  cancelReservation: 'delete',
  purchaseReservation: 'buy reserved',
  withdraw: 'withdraw',
  restore: 'restore',
  assign: 'assign',
  take: 'take',
}

/**
 * Finds for each entry of the trail the requests that may have caused it: they ask for this change and were under way
 * at its time. An entry without such a request is a fault.
 */
export function matchTrail(run: Run): Matching {
  const clock = wallClock(run.terms)
  const faults: string[] = []
  const candidates = candidatesOf(run)
  const used = new Set<Attempt>()
  const changes = run.end.trail.flatMap((entry): Change[] => {
    const asked = candidates(entry).filter((attempt) => !used.has(attempt))
    const causes = asked.filter((attempt) => wasUnderWay(attempt, entry, run.terms))
    const chosen = repeatable(entry) ? causes : causeOf(causes, run.terms)
    if (!repeatable(entry)) for (const attempt of chosen) used.add(attempt)
    if (chosen.length === 0) {
      faults.push(`${nameOf(entry)} happened at ${entry.at}, and no request for it was under way`)
      return []
    }
    const proofs = proofsOf(entry, repeatable(entry) ? asked : chosen, chosen, clock)
    const by =
      proofs.length > 0 ? Math.min(...proofs) : Math.max(...chosen.map((each) => settledAt(each, run.terms)))
    return [{ entry, since: Math.min(...chosen.map(({ sentAt }) => sentAt)), by, causes: chosen }]
  })
  return { changes, faults }
}

/** `search 0198…`, `release of 0198…`. */
export function nameOf({ command, hold, numbers }: Entry): string {
  return command === 'search'
    ? `search ${hold}`
    : `${command} of ${hold} (${numbers.join(' ') || 'no numbers'})`
}

/** Whether the operator gave the command. */
function isOfOperator(command: EntryCommand): boolean {
  return ['withdraw', 'restore', 'assign', 'take'].includes(command)
}

/** Whether a second request for the same change can only find the change done already. */
function repeatable({ command }: Entry): boolean {
  return command !== 'search' && command !== 'release' && !isOfOperator(command)
}

function wasUnderWay(attempt: Attempt, { at }: Entry, terms: Terms): boolean {
  const { from, to } = wallClock(terms)(at)
  return attempt.sentAt <= to && settledAt(attempt, terms) >= from
}

/** When clients were told that the change has happened. Only its own answer proves a change of a reservation. */
function proofsOf(
  { at }: Entry,
  asked: readonly Attempt[],
  causes: readonly Attempt[],
  clock: WallClock,
): number[] {
  const own = new Set(causes.map(({ request }) => request))
  return asked
    .filter((attempt) => succeeded(attempt) && attempt.endedAt >= clock(at).from)
    .filter(({ call, request }) => call.kind !== 'reserve' || own.has(request))
    .map(({ endedAt }) => endedAt)
}

/**
 * The attempt that was answered, which is identified by its answer, or else the attempt that ended first. Each attempt
 * at a search or release can have caused one entry only.
 */
function causeOf(causes: readonly Attempt[], terms: Terms): Attempt[] {
  const [first] = [...causes].sort((a, b) => settledAt(a, terms) - settledAt(b, terms))
  return first === undefined ? [] : [causes.find(succeeded) ?? first]
}

/** The attempts that ask for the change of an entry, at any time. */
function candidatesOf({ attempts, end }: Run): (entry: Entry) => readonly Attempt[] {
  const possible = attempts.filter(mayHaveHappened)
  const answeredSearch = new Map(
    possible.flatMap(({ request, answer }) =>
      answer?.search === undefined ? [] : [[answer.search, request]],
    ),
  )
  const requests = groupBy(possible, ({ request, call }) => (call.kind === 'search' ? request : undefined))
  // A search that is sent again may be a second search.
  const unanswered = groupBy(
    possible.filter((attempt) => attempt.call.kind === 'search' && isOpen(attempt)),
    keyOf,
  )
  const others = groupBy(possible, (attempt) => (attempt.call.kind === 'search' ? undefined : keyOf(attempt)))
  return (entry) => {
    const { command, resource, hold, market, numbers, quantity, added = [], removed = [] } = entry
    if (command === 'search') {
      const request = answeredSearch.get(hold)
      if (request !== undefined) return requests.get(request) ?? []
      return unanswered.get(`${resource} search ${market} ${quantity}`) ?? []
    }
    const about = command === 'release' || isOfOperator(command) ? numbers[0] : hold
    const by = isOfOperator(command) ? OPERATOR : resource
    const asked = others.get(`${by} ${KINDS[command]} ${about}`) ?? []
    return asked.filter(({ call, answer }) => {
      if (call.kind === 'assign') return call.to === resource
      if (call.kind === 'reserve') return isWithin(added, call.add) && isWithin(removed, call.remove)
      const operation = answer?.operation
      if (call.kind !== 'release' || operation === undefined) return true
      return end.releases[operation] !== 'failed' && end.releasedAt[operation] === entry.at
    })
  }
}

function isWithin(numbers: readonly string[], all: readonly string[]): boolean {
  return numbers.every((number) => all.includes(number))
}

function keyOf({ resource, call }: Attempt): string | undefined {
  switch (call.kind) {
    case 'search':
      return `${resource} search ${call.market} ${call.quantity}`
    case 'purchase':
    case 'cancel':
      return `${resource} ${call.kind} ${call.search}`
    case 'release':
    case 'withdraw':
    case 'restore':
    case 'assign':
    case 'take':
      return `${resource} ${call.kind} ${call.number}`
    case 'reserve':
    case 'delete':
    case 'buy reserved':
      return `${resource} ${call.kind} ${call.reservation}`
    default:
      return undefined
  }
}
