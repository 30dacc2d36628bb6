import { randomInt } from 'node:crypto'
import { Command } from 'commander'
import { parsePositive } from '../../test/support/parse-positive.ts'
import { runFuzz } from './run-fuzz.ts'

const { requests, seed } = new Command('npm run fuzz --')
  .description('Sends correct requests with one mutation each, and judges the answers of the server.')
  .option('--requests <count>', 'how many requests to send', parsePositive, 10_000)
  .option('--seed <number>', 'the seed of an earlier run', parsePositive, randomInt(1, 2 ** 31))
  .parse()
  .opts<{ requests: number; seed: number }>()

const { tally, faults } = await runFuzz({ requests, seed, report: console.log })
const untried = tally.untried().map((each) => `never tried: ${each}`)
for (const line of [...faults.slice(0, 20), ...untried]) console.error(line)
console.log(`${faults.length} faults`)
process.exitCode = faults.length + untried.length > 0 ? 1 : 0
