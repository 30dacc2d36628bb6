import type { Command } from 'commander'
import { UsageError } from '../usage-error.ts'

/** The flags and arguments of a command line that have another name than their field in the request. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['by', 'duration'],
  ['now', 'at'],
  ['seconds', 'time'],
  ['hosts', 'host'],
  ['limits.maxSearchQuantity', 'maxSearch'],
  ['limits.maxHeldNumbers', 'maxHeld'],
  ['limits.maxRequestsPerSecond', 'maxRate'],
  ['limits.searchesPerWeek', 'searchesPerWeek'],
  ['limits.maxPurchases', 'maxPurchases'],
  ['offerings.cost.amount', 'price'],
  ['offerings.cost.currencyCode', 'currency'],
  ['offerings.setUpFee', 'setUpFee'],
  ['offerings.country', 'name'],
])

/**
 * A server's message that begins with a field of the request, with the flag or the argument of the command in its place:
 * `limits.maxHeldNumbers must be >= 0` as `--max-held must be >= 0`. A field without one, such as a field of a file, stays.
 */
export function inWordsOfFlags(message: string, command: Command): string {
  const [, path = '', rest = ''] = /^([\w.]+)( .*)$/s.exec(message) ?? []
  const flag = flagOf(command, path.replace(/^offerings\.0\./, 'offerings.'))
  if (flag !== undefined) return flag + rest
  // A place in a list, such as `stock.2.country`, tells more than the flag of the list.
  const list = flagOf(command, path.split('.', 1)[0] ?? '')
  return list === undefined ? message : `${list}: ${message}`
}

/**
 * The answer of a server to a request that a command made of its flags.
 * @throws {UsageError} the refusal, in the words of the flags
 */
export async function namingFlags<T>(command: Command, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(inWordsOfFlags(error.message, command)) : error
  }
}

function flagOf(command: Command, field: string): string | undefined {
  const name = NAMES.get(field) ?? field
  const option = command.options.find((each) => each.attributeName() === name)
  if (option !== undefined) return option.long ?? option.flags
  const argument = command.registeredArguments.find((each) => each.name() === name)
  return argument && `<${name}>`
}
