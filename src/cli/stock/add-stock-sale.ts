import type { Command } from 'commander'
import { NUMBER_STATES } from '../../numbering/number-states.ts'
import { type NumberRange, prefixRanges } from '../../numbering/prefix-ranges.ts'
import type { StateCounts } from '../../numbering/state-counts.ts'
import { parseRange } from '../../operator/number-range.ts'
import { UsageError } from '../../usage-error.ts'
import { databaseOption } from '../database-options.ts'
import { asOption } from '../operator/operator-options.ts'
import { reachInventory } from '../reach-inventory.ts'
import { addServerOptions } from '../server-options.ts'
import { changeRanges, type RangesChanged } from './change-ranges.ts'
import { numberCount } from './number-count.ts'
import { openInput } from './open-input.ts'
import { progressLine } from './progress-line.ts'
import { changeSaleAt, type RangeAction } from './sale-changer.ts'
import { untilInterrupted } from './until-interrupted.ts'

interface SaleFlags {
  readonly range?: string
  readonly prefix?: string
  readonly file?: string
  readonly reason?: string
  readonly as?: string
}

/** How many connections to PostgreSQL the calls that are under way at once share. */
const CONNECTIONS = 4

/** Adds `holdline stock withdraw`, `holdline stock restore` and `holdline stock delete`. */
export function addStockSale(stock: Command): void {
  addSaleCommand(stock, 'withdraw', 'take free numbers off sale', 'withdrawn')
  addSaleCommand(stock, 'restore', 'put withdrawn numbers back on sale', 'restored')
  addSaleCommand(stock, 'delete', 'take numbers away that nobody has and nobody ever owned', 'deleted')
}

function addSaleCommand(stock: Command, action: RangeAction, description: string, done: string): void {
  const command = stock
    .command(action)
    .description(description)
    .option('--range <range>', 'these numbers: +14255550100, or +14255550100-+14255550199')
    .option('--prefix <digits>', 'the numbers that begin with these digits, such as +1425555')
    .option(
      '--file <file>',
      'the numbers of a CSV file with the column number, or first and last; - is standard input',
    )
    .option('--reason <text>', 'kept in the audit trail')
    .addOption(asOption())
  addServerOptions(command)
    .addOption(databaseOption())
    .action(async () => {
      const flags = command.opts<SaleFlags>()
      const { reason, as: claimedName } = flags
      const order = {
        action,
        ...(reason !== undefined && { reason }),
        ...(claimedName !== undefined && { claimedName }),
      }
      const ranges = await rangesOf(flags)
      const progress = progressLine(process.stderr, () => performance.now())
      const onProgress = (seen: number, total: number) => progress.show(action, seen, total)
      try {
        const outcome = await untilInterrupted((isStopped) =>
          reachInventory(
            command,
            (place) =>
              changeRanges(ranges, (range) => changeSaleAt(place, order, range), { isStopped, onProgress }),
            CONNECTIONS,
          ),
        )
        progress.clear()
        report(outcome, done)
      } finally {
        progress.clear()
      }
    })
}

/** @throws the error of a failure; what was done before it is printed */
function report(outcome: RangesChanged, done: string): void {
  const { changed, left, onceOwned, end } = outcome
  const sum = `${numberCount(changed)} ${done}${describeLeft(left)}${describeOnceOwned(onceOwned)}`
  if (end === 'stopped') {
    process.stderr.write(`holdline: Stopped: ${sum}. The same command again does the others\n`)
    process.exitCode = 130
    return
  }
  if (end === 'done' || changed > 0) process.stdout.write(`${sum}.\n`)
  if (end === 'failed') throw outcome.error
}

async function rangesOf({ range, prefix, file }: SaleFlags): Promise<readonly NumberRange[]> {
  if ([range, prefix, file].filter((flag) => flag !== undefined).length !== 1) {
    throw new UsageError('Say which numbers: give one of --range, --prefix and --file')
  }
  if (file !== undefined) {
    const { source, content } = openInput(file)
    // Loaded only here, with the reader of CSV: a server does without them.
    const { readRanges } = await import('../../operator/import/read-ranges.ts')
    return readRanges(content, source)
  }
  if (prefix !== undefined) {
    const digits = /^\+?([1-9]\d{0,14})$/.exec(prefix)?.[1]
    if (digits === undefined)
      throw new UsageError('--prefix must be the first digits of numbers, such as +1425555')
    return prefixRanges([digits])
  }
  const parsed = parseRange(range ?? '')
  if (parsed !== undefined && parsed.first <= parsed.last) return [parsed]
  throw new UsageError(
    '--range must be a number, or a range from a lower number to a higher one, such as +14255550100-+14255550199',
  )
}

/** Such as `; 2 held and 1 owned stay as they are`. */
function describeLeft(left: StateCounts): string {
  const parts = NUMBER_STATES.filter((state) => left[state] > 0).map((state) => `${left[state]} ${state}`)
  return parts.length === 0 ? '' : `; ${parts.join(', ')} stay as they are`
}

function describeOnceOwned(count: number): string {
  return count === 0 ? '' : `, ${count} of them for the reason alone that a resource owned them once`
}
