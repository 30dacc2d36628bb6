import { STORE_METHODS } from '../port/store-methods.ts'
import type { StoreCall } from './batch.ts'

/** To hold so many numbers more takes about as long as another call. */
const NUMBERS_A_CALL = 16

/**
 * For how many calls a call counts in its batch: the numbers that it asks for take time as well, and an `alone` call
 * is a batch of its own.
 */
export function sizeOf({ method, parameters: [command] }: StoreCall): number {
  if (STORE_METHODS[method] === 'alone') return Number.POSITIVE_INFINITY
  return Math.max(1, numbersOf(command) / NUMBERS_A_CALL)
}

function numbersOf(command: unknown): number {
  if (typeof command !== 'object' || command === null) return 0
  if ('quantity' in command && typeof command.quantity === 'number') return command.quantity
  return 'add' in command && Array.isArray(command.add) ? command.add.length : 0
}
