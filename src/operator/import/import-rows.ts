import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { Stock } from '../../numbering/stock.ts'
import { UsageError } from '../../usage-error.ts'
import { type BadRow, type BadRows, badRows } from './bad-rows.ts'
import { batches, numbersOf, singleNumbers } from './batches.ts'
import { type ColumnPlaces, readColumns } from './columns.ts'
import { findRepeated } from './find-repeated.ts'
import { type CsvRecord, readRecords } from './read-records.ts'
import { type FileBlock, type RowList, rowList } from './row-list.ts'
import { type RowParser, rowParser } from './row-parser.ts'
import type { BlockConflict, StockImporter } from './stock-importer.ts'
import { loadStockRules } from './stock-rule.ts'

export interface ImportTools {
  readonly importer: StockImporter
  /** Is given each bad row: first the rows that are bad in themselves, and then the others. */
  readonly onBad: (row: BadRow) => Promise<void>
  /** Called often with how far the import is, in numbers; `total` is not known while the file is read. */
  readonly onProgress: (phase: ImportPhase, done: number, total: number | undefined) => void
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
  { source, skipBad, dryRun }: ImportOptions,
): Promise<ImportOutcome> {
  const bad = badRows(source, tools.onBad)
  const rows = rowList()
  const { stocks } = await readRows(input, source, rows, tools, bad)
  if (tools.isStopped()) return { ...NOTHING, bad: bad.lines.size, late: 0, stopped: true }
  for (const { block, line, number, before } of findRepeated(rows)) {
    const reason = `+${number} is on line ${before} too`
    await refuse(bad, stocks, { ...block, line, ...rowRange(block, number) }, reason)
  }
  const checked = await check(rows, stocks, tools, bad)
  const early = bad.lines.size
  if (checked.stopped || dryRun || (early > 0 && !skipBad)) return { ...checked, bad: early, late: 0 }
  const done = await bringIn(rows, stocks, tools, bad)
  return { ...done, bad: bad.lines.size, late: bad.lines.size - early }
}

/** What calls did together. */
type Sum = Pick<ImportOutcome, 'added' | 'known' | 'portedOut'>

const NOTHING: Sum = { added: 0, known: 0, portedOut: 0 }

function plus(one: Sum, other: Sum): Sum {
  return {
    added: one.added + other.added,
    known: one.known + other.known,
    portedOut: one.portedOut + other.portedOut,
  }
}

/** Reads the rows into the list. */
async function readRows(
  input: AsyncIterable<Uint8Array>,
  source: string,
  rows: RowList,
  { onProgress, isStopped }: ImportTools,
  bad: BadRows,
): Promise<RowParser> {
  const findRule = await loadStockRules()
  let parser: RowParser | undefined
  let places: ColumnPlaces = {}

  /** Answers the row if it is bad. */
  function readOne({ line, cells }: CsvRecord): BadRow | undefined {
    if (parser === undefined) {
      places = readColumns(cells, source)
      parser = rowParser(places, findRule)
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
  return Object.fromEntries(Object.entries(places).map(([column, place]) => [column, cells[place] ?? '']))
}

/** Compares all rows with the stock; answers what is new and what is known of the good ones. */
async function check(rows: RowList, stocks: readonly Stock[], tools: ImportTools, bad: BadRows) {
  let [sum, done]: [Sum, number] = [NOTHING, 0]
  for (const batch of batches(rows.all(), bad.lines)) {
    if (tools.isStopped()) return { ...NOTHING, stopped: true }
    const answers = [await tools.importer.add(toBlocks(batch, stocks), { dryRun: true })]
    const conflicts = answers.flatMap((answer) => answer.conflicts)
    if (conflicts.length > 0) {
      await refuseConflicts(batch, conflicts, stocks, tools, bad)
      answers.length = 0
      for (const good of batches(batch, bad.lines)) {
        answers.push(await tools.importer.add(toBlocks(good, stocks), { dryRun: true }))
      }
    }
    for (const answer of answers) sum = plus(sum, answer)
    done += numbersOf(batch)
    tools.onProgress('checking', done, rows.count)
  }
  return { ...sum, stopped: false }
}

/** Refuses each row that has numbers of another stock. */
async function refuseConflicts(
  batch: readonly FileBlock[],
  conflicts: readonly BlockConflict[],
  stocks: readonly Stock[],
  tools: ImportTools,
  bad: BadRows,
): Promise<void> {
  for (const { nth, lowest, stock } of conflicts) {
    const block = batch[nth]
    if (block === undefined) continue
    if (block.isBlock || block.first === block.last) {
      await refuse(bad, stocks, block, `${lowest} is in stock already, as ${describeStock(stock)}`)
      continue
    }
    for (const singles of batches(singleNumbers(block), bad.lines)) {
      const { conflicts: found } = await tools.importer.add(toBlocks(singles, stocks), { dryRun: true })
      await refuseConflicts(singles, found, stocks, tools, bad)
    }
  }
}

async function bringIn(rows: RowList, stocks: readonly Stock[], tools: ImportTools, bad: BadRows) {
  let [sum, done]: [Sum, number] = [NOTHING, 0]
  const total = rows.count
  for (const batch of batches(rows.all(), bad.lines)) {
    if (tools.isStopped()) return { ...sum, stopped: true }
    const answer = await tools.importer.add(toBlocks(batch, stocks), { dryRun: false })
    sum = plus(sum, answer)
    // Other imports may have come in between since the check.
    await refuseConflicts(batch, answer.conflicts, stocks, tools, bad)
    done += numbersOf(batch)
    tools.onProgress('importing', done, total)
  }
  return { ...sum, stopped: false }
}

/** The numbers of the row that has the number. */
function rowRange({ first, last, isBlock }: FileBlock, number: number) {
  return isBlock ? { first, last } : { first: number, last: number }
}

async function refuse(
  bad: BadRows,
  stocks: readonly Stock[],
  { first, last, line, stock, isBlock }: FileBlock,
  reason: string,
): Promise<void> {
  const { country, numberType: type, areaCode, capabilities } = stockAt(stocks, stock)
  const numbers = isBlock ? { first: `+${first}`, last: `+${last}` } : { number: `+${first}` }
  await bad.add({ line, reason, cells: { ...numbers, country, type, areaCode, ...capabilities } })
}

function toBlocks(batch: readonly FileBlock[], stocks: readonly Stock[]): NumberBlock[] {
  return batch.map(({ first, last, stock }) => ({
    stock: stockAt(stocks, stock),
    first: phoneNumberFromInteger(first),
    last: phoneNumberFromInteger(last),
  }))
}

function stockAt(stocks: readonly Stock[], place: number): Stock {
  const stock = stocks[place]
  if (stock === undefined) throw new Error(`There is no stock ${place} in the file`)
  return stock
}

function describeStock({ country, numberType, areaCode, capabilities: { calling, sms } }: Stock): string {
  return [
    country,
    numberType,
    ...(areaCode === '' ? [] : [areaCode]),
    `calling ${calling}`,
    `sms ${sms}`,
  ].join(' ')
}
