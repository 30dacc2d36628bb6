import type { TooManyHeld } from '../port/too-many-held.ts'

/**
 * The answer to a command that goes beyond the limit of its resource; nothing if it does not.
 *
 * @param held how many numbers the resource holds
 * @param more how many more it would hold, which may be negative
 */
export function tooManyHeld(held: number, more: number, limit: number): TooManyHeld | undefined {
  return held + more > limit ? { kind: 'tooManyHeld', held, limit } : undefined
}
