import { isDeepStrictEqual } from 'node:util'
import { SOLD_BEFORE } from '../../numbering/given-state.ts'
import { type Instant, NEVER, PORTED_OUT } from '../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import { entryOfNumber } from '../../numbering/replay/entry-of-number.ts'
import { replay } from '../../numbering/replay/replay.ts'
import { BrokenTrailError, type Replayed, type ReplayedClaim } from '../../numbering/replay/replayed.ts'
import { stateOfNumber } from '../../numbering/replay/state-of-number.ts'
import type { InspectedNumbers, InspectedOwner, InspectedRow } from '../../storage/port/inspect-store.ts'
import { checkOwnersInTurn } from './check-owners-in-turn.ts'
import { claimText, freeText, instantText, type Ownership, ownerText, stockText } from './describe.ts'
import { type Finding, finding } from './finding.ts'

/** Whether the row of a number, its claim and its owner are as its history says. */
export function checkRow(
  row: InspectedRow,
  page: InspectedNumbers,
  owner: InspectedOwner | undefined,
): Finding[] {
  const phoneNumber = phoneNumberFromInteger(row.number)
  const chain = page.chains.get(row.number)
  if (chain === undefined || chain.fault !== undefined) {
    return [finding(phoneNumber, 'a whole history', chain?.fault ?? 'none')]
  }
  const entries = chain.entries.map((entry) => entryOfNumber(entry, phoneNumber))
  const opening = stateOfNumber(page.opening.state, phoneNumber)
  const told = replayed(() => replay(entries, opening))
  if (told === undefined) return [finding(phoneNumber, 'a history from its beginning', 'one without it')]
  return [
    ...checkStock(row, page, told),
    ...checkPlace(row, page, told),
    ...checkClaimant(row, page),
    ...checkOwner(row, page, told, owner),
    ...checkOwnersInTurn(phoneNumber, entries, opening),
  ]
}

function replayed(run: () => Replayed): Replayed | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof BrokenTrailError) return undefined
    throw error
  }
}

function checkStock(
  { number, stock }: InspectedRow,
  { stocks }: InspectedNumbers,
  told: Replayed,
): Finding[] {
  const phoneNumber = phoneNumberFromInteger(number)
  const expected = told.numbers.get(phoneNumber)?.stock
  const found = stocks.get(stock)
  // A stock that does not exist is found where the places are checked.
  if (found === undefined || (expected && stockText(expected) === stockText(found))) return []
  return [finding(phoneNumber, expected ? stockText(expected) : 'no such number', stockText(found))]
}

/** When the number is free, and the claim on it. */
function checkPlace(row: InspectedRow, page: InspectedNumbers, told: Replayed): Finding[] {
  const { number, freeAt, claim, entry } = row
  const phoneNumber = phoneNumberFromInteger(number)
  const toldFreeAt = told.numbers.get(phoneNumber)?.freeAt ?? 0
  const name = (expected: string) => [
    finding(phoneNumber, expected, `${freeText(freeAt)}, with ${claimText(claimOf(row, page))}`),
  ]
  // The last search is newer than the history, which no search is in.
  if (claim !== undefined && claim > Math.max(entry, page.searchesSince)) {
    const search = page.claimants.get(claim)
    // Housekeeping removes a search after it has ended.
    if (search === undefined) return freeAt <= page.now ? [] : name('free: no search holds it')
    if (freeAt !== search.expiresAt) return name(freeText(search.expiresAt))
    if (!search.isOpen) return name(`the end of the search ${search.id} in its history`)
    if (toldFreeAt > search.createdAt) {
      return name(`${freeText(toldFreeAt)}, and not held since ${instantText(search.createdAt)}`)
    }
    return []
  }
  const expected = told.claims.get(phoneNumber)
  // A number of a piece gets a row of its own, free from then on, where a hold is given up.
  const isFree = freeAt === toldFreeAt || (toldFreeAt === 0 && freeAt <= page.now)
  if (isFree && isClaimedBy(row, page, expected)) return []
  return name(`${freeText(toldFreeAt)}, with ${claimText(expected)}`)
}

function isClaimedBy(
  { claim }: InspectedRow,
  page: InspectedNumbers,
  expected: ReplayedClaim | undefined,
): boolean {
  if (expected === undefined || claim === undefined) return expected === undefined && claim === undefined
  if (expected.kind === 'operator') return claim === 0
  if (expected.kind === 'search' ? claim <= 0 : claim >= 0) return false
  const found = page.claimants.get(claim)
  // Housekeeping removes old records, and the claim stays.
  return found === undefined || (found.id === expected.id && found.resource === expected.resource)
}

function claimOf({ claim }: InspectedRow, page: InspectedNumbers): ReplayedClaim | undefined {
  if (claim === undefined) return undefined
  if (claim === 0) return { kind: 'operator' }
  const kind = claim > 0 ? 'search' : 'reservation'
  const { id = `(key ${Math.abs(claim)})`, resource = 'nobody' } = page.claimants.get(claim) ?? {}
  return { kind, id, resource }
}

/** Whether a record holds the number that is held. */
function checkClaimant(row: InspectedRow, page: InspectedNumbers): Finding[] {
  const { number, freeAt, claim } = row
  if (claim === undefined || claim === 0 || !isAhead(freeAt, page.now)) return []
  const found = page.claimants.get(claim)
  if (found?.numbers.has(number)) return []
  const text = found === undefined ? 'there is none' : `the ${found.kind} ${found.id} does not have it`
  return [finding(phoneNumberFromInteger(number), 'held by a search or reservation', text)]
}

function isAhead(freeAt: Instant, now: Instant): boolean {
  return freeAt > now && freeAt < PORTED_OUT
}

function checkOwner(
  { number }: InspectedRow,
  { now }: InspectedNumbers,
  told: Replayed,
  row: InspectedOwner | undefined,
): Finding[] {
  const phoneNumber = phoneNumberFromInteger(number)
  const expected = present(toldOwner(told, phoneNumber), now)
  const found = present(row && { ...row, owned: row.owned }, now)
  if (isSameOwner(expected, found)) return []
  return [finding(phoneNumber, ownerText(expected), ownerText(found))]
}

function toldOwner(told: Replayed, phoneNumber: `+${string}`): Ownership | undefined {
  const sold = told.owned.get(phoneNumber)
  return (
    sold && {
      ...sold,
      soldBy: told.soldBy.get(phoneNumber) ?? SOLD_BEFORE,
      releaseAt: told.releases.get(phoneNumber) ?? NEVER,
      isProtected: told.protected.has(phoneNumber),
    }
  )
}

/** The owner, unless it has lost the number by now: its row may stay. */
export function present(owner: Ownership | undefined, now: Instant): Ownership | undefined {
  return owner !== undefined && owner.releaseAt > now ? owner : undefined
}

function isSameOwner(one: Ownership | undefined, other: Ownership | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return (
    one.resource === other.resource &&
    one.soldBy === other.soldBy &&
    one.releaseAt === other.releaseAt &&
    one.isProtected === other.isProtected &&
    isDeepStrictEqual(one.owned, other.owned)
  )
}
