/** A stretch of time, its ends included. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** Stretches of time that do not touch, in order. */
export interface Intervals {
  /** Whether one interval covers the whole time. */
  cover(from: number, to: number): boolean
  /** Whether an interval overlaps with the time. */
  meet(from: number, to: number): boolean
}

/** Joins intervals that overlap; an interval that ends before it begins is left out. */
export function joinIntervals(intervals: readonly Interval[]): Intervals {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of intervals
    .filter((each) => each.from <= each.to)
    .sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last === undefined || last.to < from) joined.push({ from, to })
    else last.to = Math.max(last.to, to)
  }

  /** The last interval that begins no later than this. */
  function before(time: number): Interval | undefined {
    let [low, high] = [0, joined.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((joined[middle]?.from ?? 0) <= time) low = middle + 1
      else high = middle
    }
    return joined[low - 1]
  }

  return {
    cover: (from, to) => (before(from)?.to ?? Number.NEGATIVE_INFINITY) >= to,
    meet: (from, to) => (before(to)?.to ?? Number.NEGATIVE_INFINITY) >= from,
  }
}

export const NO_INTERVALS = joinIntervals([])
