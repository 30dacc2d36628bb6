import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import { overlapsBlock } from '../decide/overlaps-block.ts'
import { endsSearch } from '../decide/search-ends.ts'
import type {
  Chain,
  History,
  InspectedBlock,
  InspectedTrail,
  InspectPage,
  SearchEnd,
} from '../port/inspect-store.ts'
import { integer, text } from '../rows/row.ts'
import { toKeyedSearch } from '../rows/to-search.ts'
import type { Dialect } from './dialect.ts'
import { openingOf } from './opening-of.ts'
import { type Linked, readChains, toLinked } from './read-chains.ts'
import { BLOCK_COLUMNS, readable, readableJson, toInspectedBlock } from './read-rows.ts'
import { type Script, select } from './script.ts'

/** How many numbers the entries of a page name together, and blocks they bring in, if more than one entry does. */
const MOST_NUMBERS = 2_000
/** The most entries in the histories of a page. */
const MOST_ENTRIES = 40_000

/** As `InspectStore.inspectTrail` says. Entries of numbers with long histories come fewer at a time. */
export function* inspectTrail(dialect: Dialect, { limit, ...page }: InspectPage): Script<InspectedTrail> {
  // Of the entries before the opening balance only some may be left.
  const { sequence } = yield* openingOf(dialect, [])
  const after = Math.max(page.after, sequence)
  const rows = yield* select('SELECT * FROM audit WHERE sequence > $1 ORDER BY sequence LIMIT $2', [
    after,
    limit,
  ])
  const all = rows.map((row) => toLinked(dialect, row))
  for (let most = MOST_NUMBERS; ; most = Math.floor(most / 2)) {
    const linked = firstOf(all, most)
    const histories = yield* readHistories(dialect, linked, after)
    if (histories === undefined && linked.length > 1) continue
    const entries = linked.map(({ entry }) => entry)
    const isWhole = all.length < limit && linked.length === all.length
    const next = isWhole ? undefined : entries.at(-1)?.sequence
    const [head = {}] = yield* select(`SELECT ${dialect.now} AS now`)
    return {
      now: integer(head, 'now'),
      entries,
      histories: histories ?? new Map(),
      blocks: yield* readBlocks(linked),
      searches: yield* readSearches(dialect, linked),
      sip: yield* readSip(dialect, linked),
      ...(next !== undefined && { next }),
    }
  }
}

function firstOf(all: readonly Linked[], most: number): readonly Linked[] {
  let count = 0
  const beyond = all.findIndex(({ entry, before }, nth) => {
    count += entry.command === 'stock' ? entry.blocks.length : before.size
    return nth > 0 && count > most
  })
  return beyond === -1 ? all : all.slice(0, beyond)
}

/** The entries of each named number that is there, back to the first one of the page; nothing if they are too many. */
function* readHistories(
  dialect: Dialect,
  linked: readonly Linked[],
  after: number,
): Script<ReadonlyMap<number, History> | undefined> {
  const numbers = [...new Set(linked.flatMap(({ before }) => [...before.keys()]))]
  const list = dialect.numberList(numbers)
  const rows = yield* select(`SELECT number, entry FROM number WHERE ${dialect.among('number', '$1')}`, [
    list,
  ])
  const newest = new Map(rows.map((row) => [integer(row, 'number'), integer(row, 'entry')]))
  const chains = yield* readChains(dialect, newest, { until: after, most: MOST_ENTRIES })
  return chains && new Map([...chains].map(([number, chain]) => [number, toHistory(chain)]))
}

function toHistory({ entries: [oldest, ...newer] }: Chain): History {
  if (oldest === undefined) return { entries: new Set() }
  return {
    entries: new Set([oldest, ...newer].map(({ sequence }) => sequence)),
    ...(oldest.command === 'stock' && { since: oldest.sequence }),
  }
}

/** The blocks that are there, of those that the entries bring in. */
function* readBlocks(linked: readonly Linked[]): Script<readonly InspectedBlock[]> {
  const brought = linked.flatMap(({ entry }) => (entry.command === 'stock' ? entry.blocks : []))
  if (brought.length === 0) return []
  const found = new Map<number, InspectedBlock>()
  for (const { first, last } of brought) {
    const rows = yield* select(`SELECT ${BLOCK_COLUMNS} FROM block WHERE ${overlapsBlock('$1', '$2')}`, [
      phoneNumberToInteger(first),
      phoneNumberToInteger(last),
    ])
    for (const block of rows.map(toInspectedBlock)) found.set(block.first, block)
  }
  return [...found.values()].sort((one, other) => one.first - other.first)
}

function* readSearches(dialect: Dialect, linked: readonly Linked[]): Script<ReadonlyMap<string, SearchEnd>> {
  const ids = linked.flatMap(({ entry }) => (endsSearch(entry) ? [entry.searchId] : []))
  if (ids.length === 0) return new Map()
  const rows = yield* select(`SELECT * FROM search WHERE ${dialect.amongTexts('id', '$1')}`, [
    dialect.textList(ids),
  ])
  return new Map(
    rows.map((row) => {
      const record = readable(() => toKeyedSearch(row, dialect.numbersOf(row)).search)
      return [text(row, 'id'), { resource: text(row, 'resource'), ...(record && { record }) }]
    }),
  )
}

/** The present SIP configurations of the resources whose entries change one. */
function* readSip(dialect: Dialect, linked: readonly Linked[]): Script<ReadonlyMap<string, unknown>> {
  const resources = linked.flatMap(({ entry }) =>
    entry.command === 'changeSipConfiguration' ? [entry.resource] : [],
  )
  if (resources.length === 0) return new Map()
  const rows = yield* select(
    `SELECT resource, configuration FROM sip_configuration WHERE ${dialect.amongTexts('resource', '$1')}`,
    [dialect.textList([...new Set(resources)])],
  )
  return new Map(rows.map((row) => [text(row, 'resource'), readableJson(row, 'configuration')]))
}
