import { nameOf } from './match-trail.ts'
import { type Entry, type Run, WITHDRAWAL } from './run.ts'

/** The hold that has a number by the trail, and until when. */
interface Place {
  readonly hold: string
  readonly freeAt: number
  readonly owned: boolean
}

/**
 * Checks that the trail is consistent in itself: a hold, a withdrawal and an assignment take only free numbers, and an
 * assignment also withdrawn ones; a hold is bought or cancelled whole,
 * while it has its numbers; and only an owned number is released.
 */
export function replayTrail({ terms, end }: Run): string[] {
  const places = new Map<string, Place>()
  const contents = new Map<string, Set<string>>()

  function has(entry: Entry, number: string, owned: boolean): boolean {
    const place = places.get(number)
    return place?.hold === entry.hold && place.owned === owned && (owned || entry.at < place.freeAt)
  }

  function move({ hold }: Entry, numbers: readonly string[], freeAt: number, owned = false): void {
    for (const number of numbers) places.set(number, { hold, freeAt, owned })
  }

  function take(entry: Entry, numbers: readonly string[]): string[] {
    const content = contents.get(entry.hold) ?? new Set()
    contents.set(entry.hold, content)
    return numbers.flatMap((number) => {
      content.add(number)
      const place = places.get(number)
      if (place === undefined || place.freeAt <= entry.at) return []
      if (entry.command === 'assign' && isWithdrawal(place)) return []
      return [
        `${nameOf(entry)} takes ${number} at ${entry.at}, which ${place.hold} has until ${place.freeAt}`,
      ]
    })
  }

  function keep(entry: Entry, numbers: readonly string[], owned = false): string[] {
    return numbers
      .filter((number) => !has(entry, number, owned))
      .map((number) => `${nameOf(entry)} is about ${number} at ${entry.at}, which it does not have`)
  }

  function restored(entry: Entry): string[] {
    return entry.numbers
      .filter((number) => !isWithdrawal(places.get(number)))
      .map((number) => `${nameOf(entry)} puts ${number} on sale at ${entry.at}, which was not withdrawn`)
  }

  function whole(entry: Entry): string[] {
    const content = contents.get(entry.hold) ?? new Set()
    const same = content.size === entry.numbers.length && entry.numbers.every((number) => content.has(number))
    return same
      ? []
      : [`${nameOf(entry)} is about ${entry.numbers.length} of the ${content.size} numbers held`]
  }

  return end.trail.flatMap((entry) => {
    const { command, hold, at, numbers, added = [], removed = [], expiresAt = at } = entry
    const faults: string[] = []
    if (command === 'search' || command === 'reserve') {
      faults.push(...take(entry, numbers))
      move(entry, numbers, expiresAt)
    } else if (command === 'updateReservation') {
      faults.push(
        ...take(entry, added),
        ...keep(
          entry,
          numbers.filter((number) => !added.includes(number)),
        ),
      )
      for (const number of removed) contents.get(hold)?.delete(number)
      move(entry, numbers, expiresAt)
      move(entry, removed, at)
    } else if (command === 'withdraw' || command === 'assign') {
      faults.push(...take(entry, numbers))
      move(entry, numbers, Number.POSITIVE_INFINITY, command === 'assign')
    } else if (command === 'restore') {
      faults.push(...restored(entry))
      move(entry, numbers, at)
    } else if (command === 'release' || command === 'take') {
      faults.push(...keep(entry, numbers, true))
      move(entry, numbers, at + terms.agingMs)
    } else {
      faults.push(...keep(entry, numbers), ...whole(entry))
      const bought = command === 'purchase' || command === 'purchaseReservation'
      move(entry, numbers, bought ? Number.POSITIVE_INFINITY : at, bought)
    }
    return faults
  })
}

function isWithdrawal(place: Place | undefined): boolean {
  return place?.hold.startsWith(WITHDRAWAL) === true
}
