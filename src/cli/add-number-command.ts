import { type Command, Option } from 'commander'
import { INSTANT_FORMS, parseInstant } from '../control/parse-instant.ts'
import { toNumber } from '../http/wire/to-number.ts'
import type { Instant } from '../numbering/instant.ts'
import { type PhoneNumber, parsePhoneNumber } from '../numbering/phone-number.ts'
import { showNumber } from '../operator/show-number.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { UsageError } from '../usage-error.ts'
import { callServer } from './call-server.ts'
import { fieldsOf } from './controls/fields.ts'
import { printLines } from './controls/print-lines.ts'
import { databaseOption } from './database-options.ts'
import { numberLines } from './number-lines.ts'
import { addServerOptions, controlPath, inventoryPlace, type ServerOptions } from './server-options.ts'
import { withDatabaseInventory, withFileInventory } from './with-inventory.ts'

interface ShowOptions extends ServerOptions {
  readonly database?: string
  readonly at?: string
  readonly output: 'text' | 'json'
}

/** Adds `holdline number`. */
export function addNumberCommand(program: Command): void {
  const number = program.command('number').description('a single number')
  const show = number
    .command('show')
    .description('print its state, owner, price and history')
    .argument('<number>', 'an E.164 number, such as +14255550123')
    .option('--at <instant>', `also who owned it then, ${INSTANT_FORMS}`)
    .addOption(
      new Option('--output <form>', 'lines for people, or JSON').choices(['text', 'json']).default('text'),
    )
    .addOption(databaseOption())
  addServerOptions(show).action(async (text: string) => {
    const options = show.opts<ShowOptions>()
    const phoneNumber = parsePhoneNumber(text.trim())
    if (phoneNumber === undefined) throw new UsageError(`${text} is no E.164 number, such as +14255550123`)
    const shown = await findNumber(options, phoneNumber, instantOf(options.at))
    if (options.output === 'json') process.stdout.write(`${JSON.stringify(shown)}\n`)
    else printLines(numberLines(fieldsOf(shown), options.at))
  })
}

/** The answer of the operation GetNumber, from a server or from the inventory itself. */
async function findNumber(
  options: ShowOptions,
  phoneNumber: PhoneNumber,
  at: Instant | undefined,
): Promise<unknown> {
  const find = async (store: InventoryStore) => {
    const found = await showNumber(store, phoneNumber, at)
    if (found === undefined) throw new UsageError(`There is no number ${phoneNumber} in the inventory`)
    return toNumber(found)
  }
  const { database, sandbox } = options
  const isServerNamed = options.url !== undefined || options.socket !== undefined
  if (database !== undefined && !isServerNamed) {
    if (sandbox === undefined) return withDatabaseInventory(database, find)
    throw new UsageError('--sandbox and --database exclude each other: a sandbox is in a running server')
  }
  const place = await inventoryPlace(options, process.env)
  if ('file' in place) {
    if (sandbox === undefined) return withFileInventory(place.file, find)
    throw new UsageError('A sandbox is in a running server, and no server runs with this directory')
  }
  const query = at === undefined ? '' : `?at=${new Date(at).toISOString()}`
  const path = controlPath(options, `numbers/${encodeURIComponent(phoneNumber)}${query}`)
  return callServer(place.server, 'GET', path)
}

function instantOf(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined
  const instant = parseInstant(text)
  if (instant === undefined) throw new UsageError(`--at must be an instant, ${INSTANT_FORMS}`)
  return instant
}
