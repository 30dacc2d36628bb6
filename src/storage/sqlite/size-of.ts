import { type MethodKind, STORE_METHODS } from '../port/store-methods.ts'
import type { StoreCall } from './batch.ts'

/** To hold so many numbers more takes about as long as another call. */
const NUMBERS_A_CALL = 16

/**
 * For how many calls a call counts in its batch: the numbers that it asks for or changes take time as well, and an
 * `alone` call is a batch of its own.
 */
export function sizeOf({ method, parameters: [command] }: StoreCall): number {
  const kind = STORE_METHODS[method]
  if (kind === 'alone') return Number.POSITIVE_INFINITY
  return Math.max(1, numbersOf(command, kind) / NUMBERS_A_CALL)
}

function numbersOf(command: unknown, kind: MethodKind): number {
  if (typeof command !== 'object' || command === null) return 0
  if ('quantity' in command && typeof command.quantity === 'number') return command.quantity
  // How many it changes at most; a page that is read takes far less.
  if (kind === 'write' && 'limit' in command && typeof command.limit === 'number') return command.limit
  return 'add' in command && Array.isArray(command.add) ? command.add.length : 0
}
