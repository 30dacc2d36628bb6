import { randomInt } from 'node:crypto'
import { Command } from 'commander'
import { parsePositive } from '../../test/support/parse-positive.ts'
import { runFailover } from './run-failover.ts'

interface Options {
  readonly seconds: number
  readonly rounds: number
  readonly seed: number
  readonly budget: number
  readonly asynchronous: boolean
  readonly only: string
  readonly program?: string
}

const { program, asynchronous, budget, ...rest } = new Command('npm run failover --')
  .description(
    'Lets 100 clients work through four processes while their PostgreSQL fails over, and judges their answers.',
  )
  .option('--seconds <count>', 'how long the clients work at the most', parsePositive, 600)
  .option('--rounds <count>', 'how many faults there are at the most', parsePositive, 1_000)
  .option('--seed <number>', 'the seed of an earlier run', parsePositive, randomInt(1, 2 ** 31))
  .option(
    '--budget <ms>',
    'how long after a fault the processes may take to serve again',
    parsePositive,
    3_000,
  )
  .option('--asynchronous', 'commits do not wait for the standby: the last second may be lost', false)
  .option('--only <text>', 'only the faults whose names have this text', '')
  .option('--program <file>', 'another build of the program, its main.js')
  .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, '')) })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Options>()

const { faults } = await runFailover({
  ...rest,
  ...(program !== undefined && { main: program }),
  clients: 100,
  synchronous: !asynchronous,
  budgetMs: budget,
  report: console.log,
})
for (const fault of faults.slice(0, 20)) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
