import type { Instant } from '../../numbering/instant.ts'
import { UsageError } from '../../usage-error.ts'
import { addBatch, type ImportList } from './add-batch.ts'
import { type BadRow, type BadRows, badRows } from './bad-rows.ts'
import { batches, numbersOf } from './batches.ts'
import { type Column, type ColumnPlaces, moreColumns, readColumns } from './columns.ts'
import { findRepeated } from './find-repeated.ts'
import { gapFinder } from './gap-finder.ts'
import { addImportCounts, type ImportCounts, NOTHING_IMPORTED } from './import-counts.ts'
import { type CsvRecord, readRecords } from './read-records.ts'
import { kindAt, refuse } from './refuse.ts'
import { type FileBlock, type RowList, rowList } from './row-list.ts'
import { type RowParser, rowParser } from './row-parser.ts'
import type { StockImporter } from './stock-importer.ts'
import { loadStockRules } from './stock-rule.ts'

export interface ImportTools {
  readonly importer: StockImporter
  /** Is given each bad row: first the rows that are bad in themselves, and then the others. */
  readonly onBad: (row: BadRow) => Promise<void>
  /** Called once with the columns of the file that bad rows keep beside `STOCK_COLUMNS`. */
  readonly onColumns?: (columns: readonly Column[]) => void
  /** Called often with how far the import is, in numbers; `total` is not known while the file is read. */
  readonly onProgress: (phase: ImportPhase, done: number, total: number | undefined) => void
  /** The present instant: since then numbers are owned whose row does not say it. */
  readonly now: Instant
  /** Whether to end after the present call. */
  readonly isStopped: () => boolean
}

export type ImportPhase = 'reading' | 'checking' | 'importing'

export interface ImportOptions {
  /** The name of the file, for messages. */
  readonly source: string
  /** Whether good rows are imported though there are bad ones. */
  readonly skipBad: boolean
  /** Whether nothing is imported. */
  readonly dryRun: boolean
}

export interface ImportOutcome {
  /** How many numbers are new, or would be; how many there were already. */
  readonly added: number
  readonly known: number
  /** How many of these were ported out, and stay so. */
  readonly portedOut: number
  /** How many rows are bad. Nothing was imported if any was before the import began, unless they are left out. */
  readonly bad: number
  /** How many of them became bad after the check: something else has brought their numbers into other stocks since. */
  readonly late: number
  /** Whether rows name a carrier or a label: numbers that were there already keep theirs. */
  readonly hasWords: boolean
  /** Whether it was stopped before its end. */
  readonly stopped: boolean
}

/**
 * Imports the numbers of a CSV file. It checks every row before it imports the first one. The blocks are added in calls
 * of some thousand; what was added stays when the import is stopped, and the same import once more adds the rest.
 *
 * @throws {UsageError} if this is no such file, or if it has more than `MOST_BAD_ROWS`
 */
export async function importRows(
  input: AsyncIterable<Uint8Array>,
  tools: ImportTools,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const rows = rowList()
  try {
    return await importList(input, rows, tools, options)
  } finally {
    rows.close()
  }
}

async function importList(
  input: AsyncIterable<Uint8Array>,
  rows: RowList,
  tools: ImportTools,
  { source, skipBad, dryRun }: ImportOptions,
): Promise<ImportOutcome> {
  const bad = badRows(source, tools.onBad)
  const { kinds } = await readRows(input, source, rows, tools, bad)
  const hasWords = kinds.some(({ carrier, label }) => carrier !== undefined || label !== undefined)
  if (tools.isStopped()) return { ...NOTHING_IMPORTED, hasWords, bad: bad.lines.size, late: 0, stopped: true }
  for (const blocks of rows.apart()) {
    for (const { block, line, number, before } of findRepeated(blocks)) {
      const reason = `+${number} is on line ${before} too`
      await refuse(bad, kinds, { ...block, line, ...rowRange(block, number) }, reason)
    }
  }
  const list = { kinds, bad, importer: tools.importer }
  const checked = await addRows(rows, list, tools, true)
  const early = bad.lines.size
  if (checked.stopped) return { ...NOTHING_IMPORTED, hasWords, bad: early, late: 0, stopped: true }
  if (dryRun || (early > 0 && !skipBad)) return { ...checked, hasWords, bad: early, late: 0 }
  // Other imports may come in between.
  const done = await addRows(rows, list, tools, false)
  return { ...done, hasWords, bad: bad.lines.size, late: bad.lines.size - early }
}

/** Reads the rows into the list. */
async function readRows(
  input: AsyncIterable<Uint8Array>,
  source: string,
  rows: RowList,
  { onColumns, onProgress, isStopped, now }: ImportTools,
  bad: BadRows,
): Promise<RowParser> {
  const findRule = await loadStockRules()
  let parser: RowParser | undefined
  let places: ColumnPlaces = {}

  /** Answers the row if it is bad. */
  function readOne({ line, cells }: CsvRecord): BadRow | undefined {
    if (parser === undefined) {
      places = readColumns(cells, source)
      parser = rowParser(places, findRule, now)
      onColumns?.(moreColumns(places))
      return undefined
    }
    const row = parser.parse(cells)
    if (typeof row === 'string') return { line, reason: row, cells: named(cells, places) }
    rows.add(row, line)
    return undefined
  }

  for await (const records of readRecords(input, source)) {
    for (const record of records) {
      const badRow = readOne(record)
      if (badRow !== undefined) await bad.add(badRow)
    }
    onProgress('reading', rows.count, undefined)
    if (isStopped() && parser !== undefined) return parser
  }
  if (parser === undefined) {
    throw new UsageError(
      `${source} is empty: its first line names the columns, such as number,country,type,…`,
    )
  }
  return parser
}

function named(cells: readonly string[], places: ColumnPlaces): BadRow['cells'] {
  const found = Object.fromEntries(
    Object.entries(places).map(([column, place]) => [column, cells[place] ?? '']),
  )
  return { ownReason: found['line'] ? '' : (found['reason'] ?? ''), ...found }
}

/** Adds the good rows, or compares them with the stock, and refuses others; answers what is new and what is known. */
async function addRows(rows: RowList, list: ImportList, tools: ImportTools, dryRun: boolean) {
  let [sum, done] = [NOTHING_IMPORTED, 0]
  const isInGap = gapFinder(list.importer)
  const all = batches(rows.all(), list.bad.lines, list.kinds)

  async function compareBatch(batch: readonly FileBlock[]): Promise<ImportCounts> {
    // Whether an owner is there is for the importer to say.
    const hasOwners = batch.some((block) => kindAt(list.kinds, block).given.kind === 'owned')
    if (hasOwners || !(await isInGap(batch))) return addBatch(batch, list, true)
    return { ...NOTHING_IMPORTED, added: numbersOf(batch) }
  }

  for (let next = all.next(); next.done !== true; ) {
    if (tools.isStopped()) return { ...sum, stopped: true }
    const batch = next.value
    const [counts, following] = await Promise.all([
      dryRun ? compareBatch(batch) : addBatch(batch, list, false),
      // The next batch is put together while the inventory is at work.
      Promise.resolve().then(() => all.next()),
    ])
    sum = addImportCounts(sum, counts)
    done += numbersOf(batch)
    tools.onProgress(dryRun ? 'checking' : 'importing', done, rows.count)
    next = following
  }
  return { ...sum, stopped: false }
}

/** The numbers of the row that has the number. */
function rowRange({ first, last, isBlock }: FileBlock, number: number) {
  return isBlock ? { first, last } : { first: number, last: number }
}
