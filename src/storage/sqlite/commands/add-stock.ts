import type { Author, NumberBlock } from '../../../numbering/audit-entry.ts'
import type { Instant } from '../../../numbering/instant.ts'
import { BLOCKS_IN_ENTRY, blocksTogether } from '../../decide/blocks-together.ts'
import { type GivenRun, IMPORT_AUTHOR, offSaleEntries, ownedRows, sortOut } from '../../decide/given-rows.ts'
import { toStockRuns } from '../../decide/to-stock-runs.ts'
import { isOutdated, type Outdated, type RegisterDependent } from '../../port/register-store.ts'
import type { Tables } from '../tables/index.ts'

export function addStock(
  tables: Tables,
  added: Iterable<NumberBlock>,
  author?: Author,
  dependence: RegisterDependent = {},
): number | Outdated {
  const { clock, trail, stocks, blocks, untouched, register } = tables
  const now = clock.now()
  if (isOutdated(dependence, register.version(), now)) return { kind: 'outdated' }
  let count = 0
  for (const some of blocksTogether(added, BLOCKS_IN_ENTRY)) {
    const placed = blocks.add(toStockRuns(some, stocks.idsOf(some.map(({ stock }) => stock))), some)
    if (placed.length === 0) continue
    const entry = trail.append(now, { command: 'stock', blocks: some, ...(author && { author }) }, [])
    const { free, given } = sortOut(placed, some)
    untouched.add(free, entry)
    addGiven(tables, given, { entry, now, author: author ?? IMPORT_AUTHOR })
    for (const { first, last } of placed) count += last - first + 1
  }
  return count
}

/** Gives each number that is not free its row. */
function addGiven(
  { numbers, owned, trail }: Tables,
  given: readonly GivenRun[],
  { entry, now, author }: { readonly entry: number; readonly now: Instant; readonly author: Author },
): void {
  for (const { first, last, stock, freeAt, claim } of given) {
    for (let number = first; number <= last; number += 1) {
      numbers.place({ number, stock, entry }, { freeAt, claim }, entry)
    }
  }
  owned.insertRuns(ownedRows(given))
  for (const { numbers: some, detail } of offSaleEntries(given, author)) {
    const named = some.map((number) => ({ number, entry }))
    const next = trail.append(now, detail, named)
    for (const number of some) numbers.remember(number, next)
  }
}
