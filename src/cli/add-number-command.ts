import type { Command } from 'commander'
import { INSTANT_FORMS, parseInstant } from '../control/parse-instant.ts'
import { toNumber } from '../http/wire/to-number.ts'
import type { Instant } from '../numbering/instant.ts'
import type { PhoneNumber } from '../numbering/phone-number.ts'
import { showNumber } from '../operator/show-number.ts'
import { UsageError } from '../usage-error.ts'
import { callServer } from './call-server.ts'
import { fieldsOf } from './controls/fields.ts'
import { databaseOption } from './database-options.ts'
import { numberLines } from './number-lines.ts'
import { addNumberChanges } from './operator/add-number-changes.ts'
import { outputOption } from './operator/output.ts'
import { printAnswer } from './operator/print-answer.ts'
import { parseNumber } from './parse-number.ts'
import { type ReachedInventory, reachInventory } from './reach-inventory.ts'
import { addServerOptions, controlPath } from './server-options.ts'

interface ShowOptions {
  readonly at?: string
}

/** Adds `holdline number`. */
export function addNumberCommand(program: Command): void {
  const number = program.command('number').description('a single number')
  const show = number
    .command('show')
    .description('print its state, owner, price and history')
    .argument('<number>', 'an E.164 number, such as +14255550123')
    .option('--at <instant>', `also who owned it then, ${INSTANT_FORMS}`)
    .addOption(outputOption())
    .addOption(databaseOption())
  addServerOptions(show).action(async (text: string) => {
    const options = show.opts<ShowOptions>()
    const shown = await findNumber(show, parseNumber(text), instantOf(options.at))
    printAnswer(show, fieldsOf(shown), (number) => numberLines(number, options.at))
  })
  addNumberChanges(number)
}

/** The answer of the operation GetNumber, from a server or from the inventory itself. */
function findNumber(command: Command, phoneNumber: PhoneNumber, at: Instant | undefined): Promise<unknown> {
  const find = async (inventory: ReachedInventory) => {
    if (inventory.kind === 'store') {
      const found = await showNumber(inventory.store, phoneNumber, at)
      if (found === undefined) throw new UsageError(`There is no number ${phoneNumber} in the inventory`)
      return toNumber(found)
    }
    const query = at === undefined ? '' : `?at=${new Date(at).toISOString()}`
    const path = controlPath(inventory, `numbers/${encodeURIComponent(phoneNumber)}${query}`)
    return callServer(inventory.server, 'GET', path)
  }
  return reachInventory(command, find)
}

function instantOf(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined
  const instant = parseInstant(text)
  if (instant === undefined) throw new UsageError(`--at must be an instant, ${INSTANT_FORMS}`)
  return instant
}
