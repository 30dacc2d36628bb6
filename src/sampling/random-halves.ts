import type { NumberRange } from '../numbering/prefix-ranges.ts'
import type { Random } from './random.ts'

/** The numbers of the range from a random one on, and then those before it, if there are any. */
export function randomHalves({ first, last }: NumberRange, random: Random): NumberRange[] {
  const start = first + Math.floor(random() * (last - first + 1))
  const after = { first: start, last }
  return start === first ? [after] : [after, { first, last: start - 1 }]
}
