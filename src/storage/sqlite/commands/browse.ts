import type { Instant } from '../../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../../numbering/phone-number.ts'
import { prefixRanges } from '../../../numbering/prefix-ranges.ts'
import { distinctOrdinals } from '../../../sampling/distinct-ordinals.ts'
import { findOrdinal } from '../../../sampling/find-ordinal.ts'
import { createRandom, type Random } from '../../../sampling/random.ts'
import { randomHalves } from '../../../sampling/random-halves.ts'
import type { Browsed, BrowseQuery } from '../../port/browse-store.ts'
import type { Tables } from '../tables/index.ts'

/**
 * How many numbers are drawn at most. If half of the numbers are held, the first 50 draws find 25 free ones.
 */
const DRAWS = 1_000

/**
 * How many blocks with numbers of a prefix are drawn from at most, and how many free numbers are read at
 * most.
 */
const BLOCK_LIMIT = 2_000
const QUEUE_LIMIT = 10_000

/** Numbers of one stock to draw from. */
interface Run {
  readonly stock: number
  readonly count: number
  /** `undefined` where a number was deleted. */
  readonly numberAt: (ordinal: number) => number | undefined
  /** At most `limit` of its untouched numbers. */
  readonly untouched: (limit: number) => number[]
}

export function browse(tables: Tables, query: BrowseQuery): Browsed {
  const { country, numberType, areaCodes, offerings, prefixes } = query
  const selector = { country, numberType, ...(areaCodes && { areaCodes }) }
  const random = createRandom(query.seed)
  const now = tables.clock.now()
  for (const offering of offerings) {
    const stocks = tables.stocks.matching({ ...selector, capabilities: offering.capabilities })
    const ids = stocks.map(({ id }) => id)
    const runs =
      prefixes.length === 0 ? wholeStocks(tables, ids) : matchingRuns(tables, ids, prefixes, random)
    const numbers = sample(tables, runs, query, random, now)
    if (numbers.length > 0) return { offering, phoneNumbers: numbers.map(phoneNumberFromInteger) }
  }
  const [offering] = offerings
  if (offering === undefined) throw new Error('Browsing needs an offering')
  return { offering, phoneNumbers: [] }
}

function wholeStocks({ blocks, untouched }: Tables, stocks: readonly number[]): Run[] {
  return stocks.map((stock) => ({
    stock,
    count: blocks.size(stock),
    numberAt: (ordinal) => blocks.numberAt(stock, ordinal),
    untouched: (limit) => untouched.list(stock, limit),
  }))
}

/** The parts of the stocks' blocks whose numbers have one of the prefixes, beginning at a random place. */
function matchingRuns(
  { blocks, untouched }: Tables,
  stocks: readonly number[],
  prefixes: readonly string[],
  random: Random,
): Run[] {
  const wanted = new Set(stocks)
  const found = prefixRanges(prefixes).flatMap((range) => {
    let limit = BLOCK_LIMIT
    return randomHalves(range, random).flatMap((half) => {
      const some = blocks.within(half, limit)
      limit -= some.length
      return some
    })
  })
  return found
    .filter(({ stock }) => wanted.has(stock))
    .map(({ stock, first, last }) => ({
      stock,
      count: last - first + 1,
      numberAt: (ordinal) => first + ordinal,
      untouched: (limit) => untouched.within({ first, last }, limit),
    }))
}

/**
 * Draws numbers until enough of them are free. Where nearly all numbers are held, and there are too many to
 * draw all, the untouched numbers and the queues of free numbers give the rest.
 */
function sample(
  { numbers }: Tables,
  runs: readonly Run[],
  { limit, prefixes }: BrowseQuery,
  random: Random,
  now: Instant,
): number[] {
  const total = runs.reduce((sum, { count }) => sum + count, 0)
  const found = new Set<number>()
  let draws = 0
  for (const ordinal of distinctOrdinals(random, total)) {
    if (found.size === limit || draws === DRAWS) break
    draws += 1
    const { run, offset } = findOrdinal(runs, ordinal)
    const number = run.numberAt(offset)
    const place = number === undefined ? undefined : numbers.locate(number)
    if (number !== undefined && place !== undefined && place.stock === run.stock && place.freeAt <= now)
      found.add(number)
  }
  if (total <= DRAWS) return [...found]

  for (const index of distinctOrdinals(random, runs.length)) {
    if (found.size >= limit) break
    for (const number of runs[index]?.untouched(limit) ?? []) if (found.size < limit) found.add(number)
  }
  const stocks = [...new Set(runs.map(({ stock }) => stock))]
  let budget = QUEUE_LIMIT
  for (const index of distinctOrdinals(random, stocks.length)) {
    const stock = stocks[index]
    if (stock === undefined || found.size >= limit || budget <= 0) break
    const free = numbers.findRested(stock, now, prefixes.length === 0 ? limit : budget)
    budget -= free.length
    for (const { number } of free) if (found.size < limit && begins(number, prefixes)) found.add(number)
  }
  return [...found]
}

function begins(number: number, prefixes: readonly string[]): boolean {
  const digits = String(number)
  return prefixes.length === 0 || prefixes.some((prefix) => digits.startsWith(prefix))
}
