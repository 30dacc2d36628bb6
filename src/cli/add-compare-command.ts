import { type Command, Option } from 'commander'
import { type CompareOptions, holdlinePlace, liveSource, spentSearches } from './compare-options.ts'
import { printLines } from './controls/print-lines.ts'
import { printJson } from './print-json.ts'

/** Adds `holdline compare`. */
export function addCompareCommand(program: Command): void {
  const command = program
    .command('compare')
    .description(
      'ask the live service and Holdline the same, and print how their answers differ; exit with 1 if they do',
    )
    .option('--endpoint <url>', 'the resource of the live service')
    .addOption(
      new Option('--key <key>', 'its access key; the list of processes shows a key that is given here').env(
        'HOLDLINE_COMPARE_KEY',
      ),
    )
    .option('--url <url>', 'a Holdline that runs, with the key HOLDLINE_ACCESS_KEY; otherwise a fresh one')
    .option('--spend-searches <number>', 'send so many searches, which count against the quota', '0')
    .option('--record <file>', 'write the answers of the live service, without numbers, ids and names')
    .option('--recordings <file>', 'compare with recorded answers, without a network')
    .addOption(
      new Option('--output <form>', 'how differences are printed')
        .choices(['table', 'json'])
        .default('table'),
    )
    .addHelpText(
      'after',
      `
Environment:
  HOLDLINE_COMPARE_CONNECTION_STRING  endpoint=…;accesskey=…, instead of --endpoint and its key

Nothing is bought, released, reserved or changed. docs/compare.md lists what is sent.
`,
    )
  command.action(async () => {
    const options = command.opts<CompareOptions>()
    // Wrong flags are refused before anything is sent.
    const places = {
      live: liveSource(options, process.env),
      holdline: holdlinePlace(options, process.env),
      searches: spentSearches(options),
    }
    const { runComparison } = await import('./run-comparison.ts')
    const report = await runComparison({ ...places, record: options.record })
    if (options.output === 'json') printJson(report)
    else {
      const { reportLines } = await import('../compare/report-lines.ts')
      printLines(reportLines(report))
    }
    if (report.differences.length > 0) process.exitCode = 1
  })
}
