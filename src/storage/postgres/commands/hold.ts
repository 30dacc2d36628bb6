import type { Instant } from '../../../numbering/instant.ts'
import { newSearch } from '../../../numbering/new-search.ts'
import { operationProgress } from '../../../numbering/operation.ts'
import { phoneNumberFromInteger } from '../../../numbering/phone-number.ts'
import { searchOperation } from '../../../numbering/search-operations.ts'
import { searchTerms } from '../../../numbering/search-terms.ts'
import { recordedAreaCode } from '../../decide/recorded-area-code.ts'
import type { HoldAnswer, HoldCommand } from '../../port/hold-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { Cursors } from '../hold/cursors.ts'
import { findLeft } from '../hold/find-left.ts'
import { findNumbers } from '../hold/find-numbers.ts'
import { HOLD_WAYS, type HoldWay } from '../hold/hold-ways.ts'
import { limitHeld } from '../hold/limit-held.ts'
import type { LockedBefore } from '../hold/lock-free-numbers.ts'
import { type NewHold, recordHolds } from '../hold/record-holds.ts'
import { Seeker } from '../hold/seeker.ts'
import type { Stocks } from '../tables/stock-table.ts'
import type { Transaction } from '../transaction.ts'

/** The answer to a command, or that it has to be done again in the next way. */
export type HoldResult = HoldAnswer | 'again'

export interface HoldTools {
  readonly stocks: Stocks
  readonly cursors: Cursors
}

/**
 * Does the commands in one transaction.
 *
 * In the way `skipping`, a command that finds too few unlocked numbers has to be done again. In the other ways it
 * waits for locks. While it waits for one number, another number may become free: numbers for a command that found too
 * few are therefore sought again at a later time.
 */
export async function hold(
  transaction: Transaction,
  commands: readonly HoldCommand[],
  { stocks, cursors }: HoldTools,
  way: HoldWay,
): Promise<HoldResult[]> {
  const { locked } = HOLD_WAYS[way]
  const waits = locked === 'wait'
  const results = new Map<HoldCommand, HoldResult>()
  const open = () => commands.filter((command) => !results.has(command))

  for (const command of sameAsBefore(commands)) results.set(command, 'again')
  const fill = commands[0]?.fill ?? 'sequential'
  for (const command of open()) if (command.fill !== fill) results.set(command, 'again')
  for (const command of open()) {
    if (isOutdated(command, transaction.registerVersion, transaction.now))
      results.set(command, { kind: 'outdated' })
  }
  for (const command of open()) {
    const isLimited = command.heldLimit !== undefined
    if (isLimited && !transaction.hasHeldLock(command.resource)) results.set(command, 'again')
  }
  for (const [command, limited] of await limitHeld(transaction, open())) {
    results.set(command, limited === 'undecided' ? 'again' : limited)
  }

  const find = async (now: Instant): Promise<Found> => {
    const seekers = open().map((command) => new Seeker(command, stocks))
    const later = { ...transaction, now }
    const taken = await findNumbers(later, seekers, { cursors, fill, locked })
    return { transaction: later, seekers, taken }
  }
  const first = await find(transaction.now)
  const settled = waits
    ? await settle(first, find)
    : { ...first, seekers: first.seekers.filter(({ isSatisfied }) => isSatisfied) }
  const { now } = settled.transaction
  // A planned change of the register came into force while locks were waited for.
  const late = settled.seekers.filter(({ command }) => isOutdated(command, transaction.registerVersion, now))
  for (const { command } of late) results.set(command, { kind: 'outdated' })
  // What they have found is free after all, so a shortage beside them may be none.
  const kept = settled.seekers.filter(
    (seeker) => !late.includes(seeker) && (late.length === 0 || seeker.stocksShort.length === 0),
  )
  const holds = kept.map((seeker) => toHold(seeker, now))
  const recorded = await recordHolds(settled.transaction, holds, { last: !waits })
  const isShort = ({ command, stocksShort }: Seeker) =>
    stocksShort.length > 0 && recorded.has(command.searchId)
  // The numbers of a hold that was not recorded are free after all, so a shortage beside it may be none.
  if (recorded.size < holds.length && kept.some(isShort)) throw new Error('A search has an id that is taken')
  const made = new Map(holds.map((one) => [one.search.id, one]))
  return commands.map((command) => {
    const result = results.get(command)
    if (result !== undefined) return result
    const one = made.get(command.searchId)
    if (one === undefined || !recorded.has(command.searchId)) return 'again'
    return { kind: 'held', search: one.search, operation: one.operation }
  })
}

/** The numbers that were found at one time, `transaction.now`. */
interface Found {
  readonly transaction: Transaction
  readonly seekers: readonly Seeker[]
  readonly taken: LockedBefore
}

/** How often numbers are sought again at a later time, while some have become free meanwhile. */
const ROUNDS = 8

/**
 * Seeks again until, at one instant, no stock that came up short has a free number left. Where numbers become free
 * all the time there is no such instant: then it is enough that the last search left no number that was free at its
 * own time. Seekers that are short although a number was left are not in the result.
 */
async function settle(first: Found, find: (now: Instant) => Promise<Found>): Promise<Found> {
  let found = first
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = await findLeft(found.transaction, sought(found))
    if (now === undefined) return found
    found = await find(now)
  }
  const { transaction, seekers, taken } = found
  const left = await findLeft(transaction, { ...sought(found), at: transaction.now })
  if (left === undefined) return found
  return { transaction, taken, seekers: seekers.filter(({ stocksShort }) => stocksShort.length === 0) }
}

/** The stocks that came up short, and the locked numbers and pieces. */
function sought({ seekers, taken }: Found) {
  return { stocks: [...new Set(seekers.flatMap(({ stocksShort }) => stocksShort))], taken }
}

/** The commands with the search id of a command before them. */
function sameAsBefore(commands: readonly HoldCommand[]): HoldCommand[] {
  const seen = new Set<string>()
  return commands.filter(({ searchId }) => {
    const same = seen.has(searchId)
    seen.add(searchId)
    return same
  })
}

function toHold({ command, offering, found }: Seeker, now: number): NewHold {
  const { resource, areaCode, forced } = command
  const phoneNumbers = found.map(({ number }) => phoneNumberFromInteger(number))
  const search = newSearch(command, searchTerms(command, offering), phoneNumbers, now)
  const operation = searchOperation(search, operationProgress(now, command.delay, forced))
  return {
    resource,
    search,
    areaCode: recordedAreaCode(areaCode),
    operation,
    numbers: found,
    ...(forced && { forced }),
  }
}
