import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NEVER } from '../../../src/numbering/instant.ts'
import { openDatabase, type SqliteDatabase } from '../../../src/storage/sqlite/database.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { MIGRATIONS } from '../../../src/storage/sqlite/migrations/index.ts'
import { prepareTables } from '../../../src/storage/sqlite/tables/index.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { stillClock } from '../../support/still-clock.ts'
import { MISPLACED } from '../one-place.ts'

const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '2026-11-28-2'))

/** In +1 a thousands-block is a unit, elsewhere a block as it was brought in. */
const BASES = [14255550990, 441134960990] as const

/** The past of a number: none in most cases, or else its claim, and whether an import made its newest entry. */
const STATES = {
  untouched: { free_at: 1, claim: null },
  held: { free_at: 5_000, claim: 7 },
  expired: { free_at: 900, claim: 7 },
  owned: { free_at: NEVER, claim: -3 },
  // A released number has no claim; its entry is that of the release.
  aging: { free_at: 4_000, claim: null },
} as const
type State = keyof typeof STATES

const state: fc.Arbitrary<State> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<State>('untouched') },
  { weight: 1, arbitrary: fc.constantFrom<State>('held', 'expired', 'owned', 'aging') },
)
const block = fc.record({
  gap: fc.nat(3),
  stock: fc.integer({ min: 1, max: 2 }),
  states: fc.array(state, { minLength: 1, maxLength: 25 }),
})
const blocks = fc.array(block, { minLength: 1, maxLength: 8 })
type OldBlock = typeof block extends fc.Arbitrary<infer T> ? T : never

interface OldNumber {
  readonly number: number
  readonly stock: number
  readonly state: State
  readonly entry: number
  /** How many blocks came before its own. */
  readonly block: number
}

const RELEASE = 1_000

/**
 * An inventory of the Holdline before, with a row for each number. Blocks came in a shuffled order, each with an entry.
 */
function oldInventory(
  base: number,
  some: readonly OldBlock[],
): { database: SqliteDatabase; numbers: OldNumber[] } {
  const database = openDatabase(':memory:')
  migrate(database, 'The database', { migrations: BEFORE })
  database.exec(`
    INSERT INTO stock VALUES (1, 'US', 'geographic', '425', 3, 0), (2, 'US', 'geographic', '206', 3, 0);
    INSERT INTO audit VALUES (${RELEASE}, 0, 'release', 'contoso', 'search', '[]', '{}')`)
  const addEntry = database.prepare(
    `INSERT INTO audit VALUES (?, 0, 'stock', NULL, NULL, '[]', '{"blocks":[]}')`,
  )
  const addBlock = database.prepare('INSERT INTO block (stock, position, first, last) VALUES (?, ?, ?, ?)')
  const addNumber = database.prepare(
    'INSERT INTO number (number, stock, free_at, claim, entry) VALUES (?, ?, ?, ?, ?)',
  )
  let next = base
  const placed = some.map(({ gap, stock, states }) => {
    const first = next + gap
    next = first + states.length
    return { stock, states, first, last: next - 1 }
  })
  const sizes = new Map<number, number>()
  const numbers: OldNumber[] = []
  for (const [index, { stock, states, first, last }] of placed.reverse().entries()) {
    const imported = index + 1
    addEntry.run(imported)
    addBlock.run(stock, sizes.get(stock) ?? 0, first, last)
    sizes.set(stock, (sizes.get(stock) ?? 0) + states.length)
    for (const [nth, state] of states.entries()) {
      const entry = state === 'untouched' ? imported : RELEASE
      const { free_at, claim } = STATES[state]
      addNumber.run(first + nth, stock, free_at, claim, entry)
      numbers.push({ number: first + nth, stock, state, entry, block: index })
    }
  }
  return { database, numbers }
}

it('Numbers that were never touched become pieces, and all other numbers stay as they are', {
  timeout: SHRINKING_MS,
}, () => {
  fc.assert(
    fc.property(fc.constantFrom(...BASES), blocks, (base, some) => {
      const { database, numbers } = oldInventory(base, some)
      const touched = database
        .prepare('SELECT * FROM number WHERE claim IS NOT NULL OR entry = ? ORDER BY number')
        .all(RELEASE)
      migrate(database, 'The database')
      expect(database.prepare('SELECT * FROM number ORDER BY number').all()).toEqual(touched)
      const faults = database.prepare(MISPLACED).get() ?? {}
      expect(Object.entries(faults).filter(([, count]) => count !== 0)).toEqual([])
      const { untouched } = prepareTables(database, stillClock(1_000), () => {})
      for (const { number, stock, state, entry } of numbers) {
        expect(untouched.find(number)).toEqual(state === 'untouched' ? { number, stock, entry } : undefined)
      }
      for (const stock of [1, 2]) {
        expect(untouched.list(stock, 1_000)).toEqual(
          inOrderOfUse(numbers, stock, base).map(({ number }) => number),
        )
      }
      database.close()
    }),
    runParameters(200),
  )
})

/** The untouched numbers of the stock: block by block, in the order in which the blocks came. */
function inOrderOfUse(numbers: readonly OldNumber[], stock: number, base: number): OldNumber[] {
  const own = numbers.filter((each) => each.stock === stock)
  const unitOf = ({ number, block }: OldNumber) => (base === BASES[0] ? Math.floor(number / 1_000) : block)
  const placeOf = (one: OldNumber) =>
    Math.min(...own.filter((other) => unitOf(other) === unitOf(one)).map(({ block }) => block))
  return own
    .filter(({ state }) => state === 'untouched')
    .sort((a, b) => placeOf(a) - placeOf(b) || a.number - b.number)
}
