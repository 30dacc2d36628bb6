import { type Command, Option } from 'commander'
import { NUMBER_STATES, type NumberStateName } from '../../numbering/number-states.ts'
import { EXPORT_HEADER, formatRun } from '../../operator/export/format-run.ts'
import { databaseOption } from '../database-options.ts'
import { type ReachedInventory, reachInventory } from '../reach-inventory.ts'
import { addServerOptions } from '../server-options.ts'
import { writeOut } from '../write-out.ts'
import { runsAt } from './runs-at.ts'

/** How many characters are written together. */
const CHUNK = 64 * 1024

/** Adds `holdline stock export`. */
export function addStockExport(stock: Command): void {
  const command = stock
    .command('export')
    .description('print all numbers with their states, as a CSV file in the form of an import')
    .addOption(new Option('--state <state>', 'the numbers in this state alone').choices(NUMBER_STATES))
  addServerOptions(command)
    .addOption(databaseOption())
    .action(async () => {
      const { state } = command.opts<{ readonly state?: NumberStateName }>()
      const printAll = async (place: ReachedInventory) => {
        let text = EXPORT_HEADER
        for await (const run of runsAt(place, state)) {
          text += formatRun(run)
          if (text.length < CHUNK) continue
          if (!(await writeOut(text))) return
          text = ''
        }
        await writeOut(text)
      }
      await reachInventory(command, printAll)
    })
}
