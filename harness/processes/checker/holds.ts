import type { Change } from './match-trail.ts'
import type { EntryCommand } from './run.ts'

/** A search or reservation, by its outcome; or what the operator does in its place. */
export interface Hold {
  readonly id: string
  readonly kind: 'search' | 'reservation' | 'withdrawal' | 'assignment'
  readonly resource: string
  readonly made: Change
  /** How many numbers a search asked for; `undefined` for all others. */
  readonly quantity: number | undefined
  /** Every number that the hold ever had. */
  readonly spans: Span[]
  /** The numbers of the hold after each change, oldest first. */
  readonly contents: Content[]
  bought?: Change
  cancelled?: Change
  /** The releases of numbers that were bought, by number. */
  readonly released: Map<string, Change>
}

/** A number in a hold, until it is taken out or the hold ends. */
export interface Span {
  readonly number: string
  readonly added: Change
  removed?: Change
}

export interface Content {
  readonly change: Change
  readonly numbers: ReadonlySet<string>
  /** Wall time. */
  readonly expiresAt: number
}

/** Every search and reservation that the trail tells of, by its id. */
export function collectHolds(changes: readonly Change[]): ReadonlyMap<string, Hold> {
  const holds = new Map<string, Hold>()
  /** The withdrawal of each number that is withdrawn. */
  const withdrawn = new Map<string, Hold>()

  function putBack(change: Change): void {
    for (const number of change.entry.numbers) {
      const withdrawal = withdrawn.get(number)
      if (withdrawal !== undefined) withdrawal.cancelled = change
      withdrawn.delete(number)
    }
  }

  for (const change of changes) {
    const { command, hold, numbers } = change.entry
    const known = holds.get(hold)
    if (command === 'restore') {
      putBack(change)
    } else if (command === 'withdraw' || command === 'assign') {
      putBack(change)
      const made = newHold(change)
      holds.set(hold, made)
      if (command === 'assign') made.bought = change
      else for (const number of numbers) withdrawn.set(number, made)
    } else if (known === undefined) {
      if (command === 'search' || command === 'reserve') holds.set(hold, newHold(change))
    } else if (command === 'purchase' || command === 'purchaseReservation') {
      known.bought = change
    } else if (command === 'cancel' || command === 'cancelReservation') {
      known.cancelled = change
    } else if (command === 'release' || command === 'take') {
      for (const number of numbers) known.released.set(number, change)
    } else {
      update(known, change)
    }
  }
  return holds
}

/** The numbers of the hold in the end. */
export function lastContent({ contents, made }: Hold): Content {
  return contents.at(-1) ?? { change: made, numbers: new Set(), expiresAt: 0 }
}

const KINDS: Readonly<Partial<Record<EntryCommand, Hold['kind']>>> = {
  search: 'search',
  withdraw: 'withdrawal',
  assign: 'assignment',
}

function newHold(change: Change): Hold {
  const { command, hold: id, resource, quantity, numbers } = change.entry
  const { expiresAt = command === 'withdraw' || command === 'assign' ? Number.POSITIVE_INFINITY : 0 } =
    change.entry
  return {
    id,
    kind: KINDS[command] ?? 'reservation',
    resource,
    made: change,
    quantity,
    spans: numbers.map((number) => ({ number, added: change })),
    contents: [{ change, numbers: new Set(numbers), expiresAt }],
    released: new Map(),
  }
}

function update(hold: Hold, change: Change): void {
  const before = lastContent(hold)
  const { added = [], removed = [], expiresAt = before.expiresAt } = change.entry
  for (const span of hold.spans) {
    if (span.removed === undefined && removed.includes(span.number)) span.removed = change
  }
  hold.spans.push(...added.map((number) => ({ number, added: change })))
  const kept = [...before.numbers].filter((number) => !removed.includes(number))
  hold.contents.push({ change, numbers: new Set([...kept, ...added]), expiresAt })
}
