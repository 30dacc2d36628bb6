import { randomInt } from 'node:crypto'
import { Command } from 'commander'
import { parsePositive } from '../../test/support/parse-positive.ts'
import { runRaces } from './run-races.ts'

const { rounds, seed } = new Command('npm run races --')
  .description('Lets 200 clients race for the last 100 numbers of an area code, in many rounds.')
  .option('--rounds <count>', 'how many rounds', parsePositive, 50)
  .option('--seed <number>', 'the seed of an earlier run', parsePositive, randomInt(1, 2 ** 31))
  .parse()
  .opts<{ rounds: number; seed: number }>()

const { ends, faults } = await runRaces({ rounds, seed, report: console.log })
console.log(`searches, by what became of them: ${JSON.stringify(ends)}`)
for (const fault of faults.slice(0, 20)) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
