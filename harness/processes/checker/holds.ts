import type { Change } from './match-trail.ts'

/** A search or reservation, by its outcome. */
export interface Hold {
  readonly id: string
  readonly kind: 'search' | 'reservation'
  readonly resource: string
  readonly made: Change
  /** How many numbers a search asked for; `undefined` for a reservation. */
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
  for (const change of changes) {
    const { command, hold, numbers } = change.entry
    const known = holds.get(hold)
    if (known === undefined) {
      if (command === 'search' || command === 'reserve') holds.set(hold, newHold(change))
    } else if (command === 'purchase' || command === 'purchaseReservation') {
      known.bought = change
    } else if (command === 'cancel' || command === 'cancelReservation') {
      known.cancelled = change
    } else if (command === 'release') {
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

function newHold(change: Change): Hold {
  const { command, hold: id, resource, quantity, numbers, expiresAt = 0 } = change.entry
  return {
    id,
    kind: command === 'search' ? 'search' : 'reservation',
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
