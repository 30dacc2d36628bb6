import type { Command } from 'commander'
import type { ImportOptions, ImportOutcome } from '../../operator/import/import-rows.ts'
import { UsageError } from '../../usage-error.ts'
import { configFileOption } from '../config-file-option.ts'
import { databaseOption } from '../database-options.ts'
import { encryptionKeyFileOption } from '../encryption-key-file-option.ts'
import { asOption } from '../operator/operator-options.ts'
import { reachInventory } from '../reach-inventory.ts'
import { addServerOptions } from '../server-options.ts'
import { type BadFile, badFile } from './bad-file.ts'
import { checkBadPath } from './check-bad-path.ts'
import { numberCount } from './number-count.ts'
import { openInput } from './open-input.ts'
import { ownersAt } from './owners-at.ts'
import { progressLine } from './progress-line.ts'
import { importerAt } from './server-importer.ts'
import { untilInterrupted } from './until-interrupted.ts'

interface ImportFlags {
  readonly bad?: string
  readonly skipBad?: boolean
  readonly dryRun?: boolean
  readonly as?: string
}

/** Adds `holdline stock import`. */
export function addStockImport(stock: Command): void {
  const command = stock
    .command('import')
    .description('bring numbers in from a CSV file; those that are there already stay as they are')
    .argument(
      '<file>',
      'with the columns number (or first, last), country, type, areaCode, calling, sms; - is standard input',
    )
    .option('--dry-run', 'check every row, and import none')
    .option('--skip-bad', 'import the good rows though there are bad ones')
    .addOption(asOption())
    .option('--bad <file>', 'where bad rows go, with their lines and reasons (default: <file>.bad.csv)')
  addServerOptions(command)
    .addOption(databaseOption())
    .addOption(configFileOption())
    .addOption(encryptionKeyFileOption())
    .action(async (file: string) => {
      const { bad: badPath, skipBad = false, dryRun = false } = command.opts<ImportFlags>()
      const badAt = badPath ?? (file === '-' ? 'stdin.bad.csv' : `${file}.bad.csv`)
      const { source, content } = openInput(file)
      checkBadPath(badAt, file)
      const options = { source, skipBad, dryRun }
      const bad = badFile(badAt)
      const outcome = await runImport(command, content, bad, options)
      if (badPath === undefined && outcome.bad === 0 && !outcome.stopped) await bad.remove()
      report(outcome, badAt, options)
    })
}

async function runImport(
  command: Command,
  input: AsyncIterable<Uint8Array>,
  bad: BadFile,
  options: ImportOptions,
): Promise<ImportOutcome> {
  // Loaded only here, with the reader of CSV: a server does without them.
  const { importRows } = await import('../../operator/import/import-rows.ts')
  const progress = progressLine(process.stderr, () => performance.now())
  try {
    return await untilInterrupted((isStopped) =>
      reachInventory(command, (place) =>
        importRows(
          input,
          {
            importer: importerAt(place, {
              claimedName: command.opts<ImportFlags>().as,
              findOwners: () => ownersAt(place, command.opts(), process.env),
            }),
            onBad: (row) => bad.add(row),
            onColumns: bad.setColumns,
            now: Date.now(),
            onProgress: progress.show,
            isStopped,
          },
          options,
        ),
      ),
    )
  } finally {
    progress.clear()
    await bad.close()
  }
}

function report(
  { added, known, portedOut, bad, late, hasWords, stopped }: ImportOutcome,
  badAt: string,
  options: ImportOptions,
): void {
  const { skipBad, dryRun } = options
  const rows = bad === 1 ? '1 row is bad' : `${bad} rows are bad`
  if (stopped) {
    process.stderr.write(
      `holdline: Stopped: ${numberCount(added)} added; the same command again adds the others\n`,
    )
    process.exitCode = 130
    return
  }
  if (late > 0 && !skipBad) {
    throw new UsageError(
      `${rows}, since another import brought their numbers in meanwhile, and ${added} numbers of the other rows were added: ${badAt} has the lines and the reasons`,
    )
  }
  if (bad > 0 && !skipBad) {
    throw new UsageError(
      `${rows}, and nothing was imported: ${badAt} has the lines and the reasons; --skip-bad imports the other rows`,
    )
  }
  const away = portedOut === 0 ? '' : `, of which ${portedOut} ported out, which stay so`
  const words = hasWords ? '; these keep the carrier and label that they have' : ''
  const others = known === 0 ? '' : `, ${known} there already${away}${words}`
  process.stdout.write(`${numberCount(added)} ${dryRun ? 'would be added' : 'added'}${others}.\n`)
  if (bad > 0)
    process.stderr.write(`holdline: ${rows}, and left out: ${badAt} has the lines and the reasons\n`)
}
