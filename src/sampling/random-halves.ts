import type { Random } from './random.ts'

/** Integers from `first` to `last`, both included. */
interface Range {
  readonly first: number
  readonly last: number
}

/** The range cut at a random integer: the half from this integer on, and then the half before it, if there is one. */
export function randomHalves({ first, last }: Range, random: Random): Range[] {
  const start = first + Math.floor(random() * (last - first + 1))
  const after = { first: start, last }
  return start === first ? [after] : [after, { first, last: start - 1 }]
}
