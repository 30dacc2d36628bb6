import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { StockImporter } from './stock-importer.ts'

/**
 * Answers of ranges whether nothing in stock lies between the lowest and the highest of their numbers. It remembers the
 * last gap in the stock that it has found, so that a file of nothing but new numbers costs one question.
 */
export function gapFinder({
  numberFrom,
}: Pick<StockImporter, 'numberFrom'>): (ranges: readonly NumberRange[]) => Promise<boolean> {
  /** No number is in stock from `first` on and below `end`. */
  let gap = { first: 0, end: 0 }
  return async (ranges) => {
    if (numberFrom === undefined) return false
    let [first, last] = [Number.POSITIVE_INFINITY, 0]
    for (const range of ranges) {
      if (range.first < first) first = range.first
      if (range.last > last) last = range.last
    }
    if (first < gap.first || first >= gap.end) {
      gap = { first, end: (await numberFrom(first)) ?? Number.POSITIVE_INFINITY }
    }
    return last < gap.end
  }
}
