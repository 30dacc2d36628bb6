import { type Command, Option } from 'commander'
import { NUMBER_TYPES, type NumberType } from '../../numbering/offering.ts'
import { UsageError } from '../../usage-error.ts'
import { printLines } from '../controls/print-lines.ts'
import { databaseOption } from '../database-options.ts'
import { parseAreaCode, parseCountry } from '../parse-options.ts'
import { printJson } from '../print-json.ts'
import { reachInventory } from '../reach-inventory.ts'
import { addServerOptions } from '../server-options.ts'
import { countsAt } from './counts-at.ts'
import { stockCsv, stockLines } from './stock-table.ts'

interface ListFlags {
  readonly country?: string
  readonly type?: NumberType
  readonly areaCode?: string
  readonly below?: string
  readonly output: 'table' | 'json' | 'csv'
}

/** The exit code of `--below` where a stock is below it: no fault, and no mistake of the command line. */
const BELOW = 3

/** Adds `holdline stock list`. */
export function addStockList(stock: Command): void {
  const command = stock
    .command('list')
    .description('count the numbers of each stock by state')
    .option('--country <code>', 'of this country alone, by its two letters', parseCountry)
    .addOption(new Option('--type <type>', 'of this type alone').choices(NUMBER_TYPES))
    .option('--area-code <digits>', 'of this area code alone', parseAreaCode)
    .option(
      '--below <count>',
      `the stocks with fewer free numbers than that; exit with ${BELOW} if there are any, or no stock at all`,
    )
    .addOption(
      new Option('--output <form>', 'a table for people, the answer of the operation as JSON, or CSV')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
  addServerOptions(command)
    .addOption(databaseOption())
    .action(async () => {
      const { country, type, areaCode, below, output } = command.opts<ListFlags>()
      const mark = below === undefined ? undefined : parseMark(below)
      const filter = {
        ...(country !== undefined && { country }),
        ...(type !== undefined && { numberType: type }),
        ...(areaCode !== undefined && { areaCode }),
      }
      const counted = await reachInventory(command, (place) => countsAt(place, filter))
      const stocks = mark === undefined ? counted.stocks : counted.stocks.filter(({ free }) => free < mark)
      if (output === 'json') printJson({ ...counted, stocks })
      else if (output === 'csv') process.stdout.write(stockCsv(stocks))
      else printLines(stockLines(stocks))
      // What does not exist has no free number either.
      if (mark !== undefined && (stocks.length > 0 || (mark > 0 && counted.stocks.length === 0))) {
        process.exitCode = BELOW
      }
    })
}

function parseMark(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new UsageError('--below must be a whole number, such as 100')
}
