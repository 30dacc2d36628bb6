import type { NumberRange } from '../../numbering/prefix-ranges.ts'

/**
 * The same numbers, ascending and each once, in as few ranges as they need. The numbers of a range have one length, as
 * far as those of the ranges before had one.
 */
export function joinRanges(ranges: readonly NumberRange[]): NumberRange[] {
  const joined: NumberRange[] = []
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const before = joined.at(-1)
    if (before === undefined || !touches(before, range)) joined.push(range)
    else if (range.last > before.last) joined[joined.length - 1] = { first: before.first, last: range.last }
  }
  return joined
}

/** Whether the next range overlaps this one, or follows it with numbers of the same length. */
function touches({ last }: NumberRange, { first }: NumberRange): boolean {
  return first <= last || (first === last + 1 && String(first).length === String(last).length)
}
