import { newOperation } from '../../../numbering/new-operation.ts'
import { newSearch } from '../../../numbering/new-search.ts'
import { phoneNumberFromInteger } from '../../../numbering/phone-number.ts'
import { searchTerms } from '../../../numbering/search-terms.ts'
import type { HoldAnswer, HoldCommand } from '../../store.ts'
import type { Stocks } from '../tables/stock-table.ts'
import type { Transaction } from '../transaction.ts'
import type { Cursors } from './cursors.ts'
import { findNumbers } from './find-numbers.ts'
import { findRepeats, repeatId } from './find-repeats.ts'
import { isAnyLeft } from './is-any-left.ts'
import { limitHeld } from './limit-held.ts'
import { type NewHold, recordHolds } from './record-holds.ts'
import { Seeker } from './seeker.ts'

/** What became of a command: its answer, or that it has to be done again, more carefully. */
export type HoldResult = HoldAnswer | 'again'

/**
 * How holds are done: `skipping` what others have locked; `waiting` for it; or waiting for the `last` time,
 * when what only expires in the meantime does not count as left, or there would be no end to it where much
 * expires.
 */
export type HoldCare = 'skipping' | 'waiting' | 'last'

export interface HoldTools {
  readonly stocks: Stocks
  readonly cursors: Cursors
}

/**
 * Does the holds of one call in one transaction.
 *
 * The first time, it asks for what nobody has locked, and what comes up short is done again. After that
 * it waits for the locks of others, and looks for the searches of requests that were sent before. While it
 * waited for one number, another one may have become free: what came up short is then done again too.
 */
export async function holdTogether(
  transaction: Transaction,
  commands: readonly HoldCommand[],
  { stocks, cursors }: HoldTools,
  care: HoldCare,
): Promise<HoldResult[]> {
  const careful = care !== 'skipping'
  const results = new Map<HoldCommand, HoldResult>()
  const open = () => commands.filter((command) => !results.has(command))

  for (const command of sameAsBefore(commands)) results.set(command, 'again')
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

  const seekers = open().map((command) => new Seeker(command, stocks))
  await findNumbers(transaction, seekers, cursors, careful)
  const settled = careful
    ? await settle(transaction, seekers, care)
    : seekers.filter(({ isSatisfied }) => isSatisfied)
  const holds = settled.map((seeker) => toHold(seeker, transaction.now))
  const recorded = await recordHolds(transaction, holds)
  const isShort = ({ command, stocksShort }: Seeker) =>
    stocksShort.length > 0 && recorded.has(command.searchId)
  // The numbers of what was not recorded are free after all.
  if (recorded.size < holds.length && settled.some(isShort))
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

/**
 * Those with all they want; and those that came up short, if at one instant nothing was left for any of
 * them.
 */
async function settle(
  transaction: Transaction,
  seekers: readonly Seeker[],
  care: HoldCare,
): Promise<readonly Seeker[]> {
  const short = new Set(seekers.flatMap(({ stocksShort }) => stocksShort))
  const taken = seekers.flatMap(({ found }) => found.map(({ number }) => number))
  const at = care === 'last' ? transaction.now : undefined
  if (short.size === 0 || !(await isAnyLeft(transaction, [...short], taken, at))) return seekers
  return seekers.filter(({ stocksShort }) => stocksShort.length === 0)
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
