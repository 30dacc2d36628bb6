import { randomInt } from 'node:crypto'
import { Command } from 'commander'
import { parsePositive } from '../../test/support/parse-positive.ts'
import { runCrashes } from './run-crashes.ts'

const { rounds, seed } = new Command('npm run crash --')
  .description('Kills a loaded server again and again, and looks for what it had promised.')
  .option('--rounds <count>', 'how often to kill it', parsePositive, 100)
  .option('--seed <number>', 'the seed of an earlier run', parsePositive, randomInt(1, 2 ** 31))
  .parse()
  .opts<{ rounds: number; seed: number }>()

const { answers, unanswered, happened, faults } = await runCrashes({ rounds, seed, report: console.log })
console.log(
  `answered: ${JSON.stringify(answers)}; not answered: ${unanswered}, of which ${happened} had happened`,
)
for (const fault of faults.slice(0, 20)) console.error(fault)
if (unanswered === 0) console.error('No kill landed in the middle: nothing was proved')
process.exitCode = faults.length > 0 || unanswered === 0 ? 1 : 0
