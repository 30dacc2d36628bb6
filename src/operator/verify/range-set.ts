import type { NumberRange } from '../../numbering/prefix-ranges.ts'

/** Numbers as ranges that neither overlap nor touch, ascending. */
export type RangeSet = readonly NumberRange[]

/** The set with the numbers of the range. */
export function addRange(set: RangeSet, { first, last }: NumberRange): RangeSet {
  const before = set.filter((one) => one.last < first - 1)
  const after = set.filter((one) => one.first > last + 1)
  const joined = set.slice(before.length, set.length - after.length)
  return [
    ...before,
    {
      first: Math.min(first, joined[0]?.first ?? first),
      last: Math.max(last, joined.at(-1)?.last ?? last),
    },
    ...after,
  ]
}

/** The set without the numbers of the range. */
export function removeRange(set: RangeSet, { first, last }: NumberRange): RangeSet {
  return set.flatMap((one) => [
    ...(one.first < first ? [{ first: one.first, last: Math.min(one.last, first - 1) }] : []),
    ...(one.last > last ? [{ first: Math.max(one.first, last + 1), last: one.last }] : []),
  ])
}
