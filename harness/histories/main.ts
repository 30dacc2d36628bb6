import { randomInt } from 'node:crypto'
import { Command } from 'commander'
import { parsePositive } from '../../test/support/parse-positive.ts'
import { table } from '../table.ts'
import { runHistories } from './run-histories.ts'

const { count, seed } = new Command('npm run histories --')
  .description('Plays random histories of an inventory, its sandboxes and its server against a model.')
  .option('--count <count>', 'how many histories', parsePositive, 1_000)
  .option('--seed <number>', 'the seed of the first history', parsePositive, randomInt(1, 2 ** 31))
  .showSuggestionAfterError(false)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ count: number; seed: number }>()

console.log(`histories: seeds ${seed} to ${seed + count - 1}, one for each history`)
const interrupt = new AbortController()
// An interrupted run shows what it has played.
process.once('SIGINT', () => interrupt.abort())
const { tally, played, failure } = await runHistories({
  count,
  seed,
  report: console.log,
  signal: interrupt.signal,
})
console.log(table([['command, its outcomes, and faults that fired', 'times'], ...tally.rows()]).join('\n'))
console.log(`${played} histories`)
if (failure !== undefined) {
  console.error(`seed ${failure.seed} fails; the shortest history that fails:`)
  console.error(failure.shortest)
  console.error(failure.error)
  console.error(
    failure.alone
      ? `It fails by itself: npm run histories -- --count 1 --seed ${failure.seed}`
      : 'It fails only after the histories before it, of which a reset has left something.',
  )
  process.exitCode = 1
}
