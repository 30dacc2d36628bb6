import { randomInt } from 'node:crypto'
import { Command, InvalidArgumentError } from 'commander'
import { parsePositive } from '../../test/support/parse-positive.ts'
import { checkRun } from './checker/check-run.ts'
import type { Run } from './checker/run.ts'
import { readLog } from './log-file.ts'
import { runProcesses } from './run-processes.ts'

interface Options {
  readonly seconds: number
  readonly seed: number
  readonly kill: boolean
  readonly program?: string
  readonly from?: string
  readonly log?: Run
}

const { log, program, from, ...rest } = new Command('npm run processes --')
  .description('Lets 200 clients work through four processes on one PostgreSQL, and judges their answers.')
  .option('--seconds <count>', 'how long the clients work', parsePositive, 600)
  .option('--seed <number>', 'the seed of an earlier run', parsePositive, randomInt(1, 2 ** 31))
  .option('--kill', 'kill processes and crash PostgreSQL meanwhile', false)
  .option('--program <file>', 'another build of the program, its main.js')
  .option('--from <file>', 'an older build, with which the processes begin; they are upgraded one by one')
  .option('--log <file>', 'judge the kept log of an earlier run, and run nothing', parseLog)
  .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, '')) })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Options>()

const faults = log === undefined ? await judgeNewRun() : checkRun(log)
for (const fault of faults.slice(0, 20)) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0

async function judgeNewRun(): Promise<readonly string[]> {
  const other = program === undefined ? {} : { main: program }
  const older = from === undefined ? {} : { upgradeFrom: from }
  return (await runProcesses({ clients: 200, ...rest, ...other, ...older, report: console.log })).faults
}

function parseLog(file: string): Run {
  try {
    return readLog(file)
  } catch {
    throw new InvalidArgumentError('Give the log.ndjson that a run with faults has left.')
  }
}
