import type { NumberRange } from '../../numbering/prefix-ranges.ts'

/**
 * The parts of each wanted range that are in no known range and in no earlier wanted range, ascending. The computation
 * takes about as long as sorting the ranges, however they overlap.
 */
export function newParts(known: readonly NumberRange[], wanted: readonly NumberRange[]): NumberRange[][] {
  const all = [...known, ...wanted]
  // Between two neighbouring edges a range has all numbers or none.
  const edges = [...new Set(all.flatMap(({ first, last }) => [first, last + 1]))].sort((a, b) => a - b)
  const indexes = new Map(edges.map((edge, index) => [edge, index]))
  /** Leads from an edge whose numbers are taken towards the next edge whose numbers are not. */
  const next = Uint32Array.from(edges, (_, index) => index)

  function free(from: number): number {
    let index = from
    for (let after = next[index] ?? index; after !== index; after = next[index] ?? index) {
      next[index] = next[after] ?? after
      index = after
    }
    return index
  }

  function take({ first, last }: NumberRange): NumberRange[] {
    const parts: NumberRange[] = []
    const end = indexes.get(last + 1) ?? 0
    for (let index = free(indexes.get(first) ?? 0); index < end; index = free(index + 1)) {
      next[index] = index + 1
      const [from = first, to = last + 1] = edges.slice(index, index + 2)
      const before = parts.at(-1)
      if (before !== undefined && before.last === from - 1)
        parts[parts.length - 1] = { ...before, last: to - 1 }
      else parts.push({ first: from, last: to - 1 })
    }
    return parts
  }

  return all.map(take).slice(known.length)
}
