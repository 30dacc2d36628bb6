import type { Instant } from '../../../numbering/instant.ts'
import { newOperation } from '../../../numbering/new-operation.ts'
import { newSearch } from '../../../numbering/new-search.ts'
import { phoneNumberFromInteger } from '../../../numbering/phone-number.ts'
import { searchTerms } from '../../../numbering/search-terms.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { HoldAnswer, HoldCommand } from '../../port/store.ts'
import type { Cursors } from '../hold/cursors.ts'
import { findLeft } from '../hold/find-left.ts'
import { findNumbers } from '../hold/find-numbers.ts'
import { findRepeats, repeatId } from '../hold/find-repeats.ts'
import { limitHeld } from '../hold/limit-held.ts'
import { type NewHold, recordHolds } from '../hold/record-holds.ts'
import { Seeker } from '../hold/seeker.ts'
import type { Stocks } from '../tables/stock-table.ts'
import type { Transaction } from '../transaction.ts'

/** What became of a command: its answer, or that it has to be done again, more carefully. */
export type HoldResult = HoldAnswer | 'again'

export interface HoldTools {
  readonly stocks: Stocks
  readonly cursors: Cursors
}

/**
 * Does the holds of one call in one transaction.
 *
 * The first time, it asks for what nobody has locked, and what comes up short is done again. After that
 * it waits for the locks of others, and looks for the searches of requests that were sent before. While it
 * waited for one number, another one may have become free: what came up short is then sought again.
 */
export async function holdTogether(
  transaction: Transaction,
  commands: readonly HoldCommand[],
  { stocks, cursors }: HoldTools,
  careful: boolean,
): Promise<HoldResult[]> {
  const results = new Map<HoldCommand, HoldResult>()
  const open = () => commands.filter((command) => !results.has(command))

  for (const command of sameAsBefore(commands)) results.set(command, 'again')
  for (const command of open()) {
    if (isOutdated(command, transaction.registerVersion)) results.set(command, { kind: 'outdated' })
  }
  for (const command of open()) {
    const isLimited = command.heldLimit !== undefined
    if (isLimited && !transaction.hasHeldLock(command.resource)) results.set(command, 'again')
  }
  if (careful)
    for (const [command, answer] of await findRepeats(transaction, open())) results.set(command, answer)
  for (const [command, limited] of await limitHeld(transaction, open())) {
    const repeated = !careful && command.repeatKey !== undefined
    results.set(command, limited === 'undecided' || repeated ? 'again' : limited)
  }

  const find = async (now: Instant): Promise<Found> => {
    const seekers = open().map((command) => new Seeker(command, stocks))
    const later = { ...transaction, now }
    await findNumbers(later, seekers, cursors, careful)
    return { transaction: later, seekers }
  }
  const first = await find(transaction.now)
  const settled = careful
    ? await settle(first, find)
    : { ...first, seekers: first.seekers.filter(({ isSatisfied }) => isSatisfied) }
  const holds = settled.seekers.map((seeker) => toHold(seeker, settled.transaction.now))
  const recorded = await recordHolds(settled.transaction, holds)
  const isShort = ({ command, stocksShort }: Seeker) =>
    stocksShort.length > 0 && recorded.has(command.searchId)
  // The numbers of what was not recorded are free after all.
  if (recorded.size < holds.length && settled.seekers.some(isShort))
    throw new Error('A search has an id that is taken')
  const made = new Map(holds.map((hold) => [hold.search.id, hold]))
  return commands.map((command) => {
    const result = results.get(command)
    if (result !== undefined) return result
    const hold = made.get(command.searchId)
    if (hold === undefined || !recorded.has(command.searchId)) return 'again'
    return { kind: 'held', search: hold.search, operation: hold.operation }
  })
}

/** What was found at one time, which is that of the transaction. */
interface Found {
  readonly transaction: Transaction
  readonly seekers: readonly Seeker[]
}

/** How often what came up short is sought again at a later time, while something has become free. */
const ROUNDS = 8

/**
 * Seeks again until those that came up short have left nothing at one instant. Where numbers become free all
 * the time there is no such instant: then it is enough that nothing is left of what was free at the last time
 * that it sought. Without those for which there is.
 */
async function settle(first: Found, find: (now: Instant) => Promise<Found>): Promise<Found> {
  let found = first
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = await findLeft(found.transaction, sought(found))
    if (now === undefined) return found
    found = await find(now)
  }
  const { transaction, seekers } = found
  const left = await findLeft(transaction, { ...sought(found), at: transaction.now })
  if (left === undefined) return found
  return { transaction, seekers: seekers.filter(({ stocksShort }) => stocksShort.length === 0) }
}

/** The stocks that are said to have nothing left, and what was found. */
function sought({ seekers }: Found) {
  return {
    stocks: [...new Set(seekers.flatMap(({ stocksShort }) => stocksShort))],
    taken: seekers.flatMap(({ found }) => found.map(({ number }) => number)),
  }
}

/** The commands with a search id or repeat key that one before them in the same call has. */
function sameAsBefore(commands: readonly HoldCommand[]): HoldCommand[] {
  const seen = new Set<string>()
  return commands.filter((command) => {
    const ids = [command.searchId, ...(command.repeatKey === undefined ? [] : [repeatId(command)])]
    const same = ids.some((id) => seen.has(id))
    for (const id of ids) seen.add(id)
    return same
  })
}

function toHold({ command, offering, found }: Seeker, now: number): NewHold {
  const { resource, searchId, repeatKey } = command
  const phoneNumbers = found.map(({ number }) => phoneNumberFromInteger(number))
  const search = newSearch(command, searchTerms(command, offering), phoneNumbers, now)
  const operation = newOperation('search', searchId, { now, delay: command.delay }, { searchId })
  return { resource, repeatKey, search, operation, numbers: found }
}
