import { soughtQuantity } from '../../../numbering/forced-outcome.ts'
import type { Instant } from '../../../numbering/instant.ts'
import { newSearch } from '../../../numbering/new-search.ts'
import type { Offering } from '../../../numbering/offering.ts'
import { operationProgress } from '../../../numbering/operation.ts'
import { phoneNumberFromInteger } from '../../../numbering/phone-number.ts'
import { searchOperation } from '../../../numbering/search-operations.ts'
import { searchTerms } from '../../../numbering/search-terms.ts'
import { recordedAreaCode } from '../../decide/recorded-area-code.ts'
import { tooManyHeld } from '../../decide/too-many-held.ts'
import type { HoldAnswer, HoldCommand } from '../../port/hold-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { Tables } from '../tables/index.ts'
import type { StockedNumber } from '../tables/untouched-table.ts'
import { countHeld } from './count-held.ts'

export function hold(tables: Tables, command: HoldCommand): HoldAnswer {
  const { resource, heldLimit } = command
  const now = tables.clock.now()
  if (isOutdated(command, tables.register.version(), now)) return { kind: 'outdated' }
  if (heldLimit !== undefined) {
    const limited = tooManyHeld(countHeld(tables, resource, now), command.quantity, heldLimit)
    if (limited !== undefined) return limited
  }
  const { offering, numbers } = takeNumbers(tables, command, now)
  const phoneNumbers = numbers.map(({ number }) => phoneNumberFromInteger(number))
  const search = newSearch(command, searchTerms(command, offering), phoneNumbers, now)
  const progress = operationProgress(now, command.delay, command.forced)
  const key = tables.searches.insert(resource, search, progress, recordedAreaCode(command.areaCode))
  if (command.forced !== undefined) tables.searches.force(key, command.forced)
  for (const each of numbers) tables.numbers.claim(each, { freeAt: search.expiresAt, claim: key }, now)
  return { kind: 'held', search, operation: searchOperation(search, progress) }
}

/**
 * The first offering with any free number, with up to the sought quantity of its numbers; if there is none, the first
 * offering without numbers.
 */
function takeNumbers(
  { stocks, numbers }: Tables,
  { country, numberType, areaCode, areaCodes, quantity, fill, offerings, forced }: HoldCommand,
  now: Instant,
): { offering: Offering; numbers: StockedNumber[] } {
  const sought = soughtQuantity(quantity, forced)
  for (const offering of sought === 0 ? [] : offerings) {
    const { capabilities } = offering
    const found: StockedNumber[] = []
    const narrowed = { ...(areaCode !== undefined && { areaCode }), ...(areaCodes && { areaCodes }) }
    const selector = { country, numberType, capabilities, ...narrowed }
    for (const stock of stocks.matching(selector)) {
      found.push(...numbers.takeFree(stock.id, now, sought - found.length, fill))
      if (found.length === sought) break
    }
    if (found.length > 0) return { offering, numbers: found }
  }
  const [offering] = offerings
  if (offering === undefined) throw new Error('A hold needs an offering to sell')
  return { offering, numbers: [] }
}
