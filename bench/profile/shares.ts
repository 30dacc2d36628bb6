import type { Frame, StackTime } from './read-profile.ts'

/** A part of the work, identified by the sources of its functions. */
export interface Part {
  readonly name: string
  /** The source of the running function or of one of its callers. */
  readonly source: RegExp
  /** The source of the running function itself; any source if absent. */
  readonly at?: RegExp
}

/** The share of each part in the busy time of a thread, the largest first; `idle` is a share of all its time. */
export interface Shares {
  readonly idle: number
  readonly parts: readonly { readonly name: string; readonly share: number }[]
}

const REST = 'the rest'

/** The time of a stack goes to the first part that one of its functions belongs to, the callee before its callers. */
export function sharesOf(
  times: readonly StackTime[],
  parts: readonly Part[],
  sourceOf: (frame: Frame) => string,
): Shares {
  const sums = new Map<string, number>()
  let idle = 0
  for (const { stack, microseconds } of times) {
    const sources = stack.map(sourceOf)
    if (sources[0] === '(idle)') idle += microseconds
    else {
      const name = partOf(sources, parts)
      sums.set(name, (sums.get(name) ?? 0) + microseconds)
    }
  }
  const busy = [...sums.values()].reduce((sum, value) => sum + value, 0)
  return {
    idle: idle / (busy + idle),
    parts: [...sums]
      .map(([name, value]) => ({ name, share: value / busy }))
      .sort((a, b) => Number(a.name === REST) - Number(b.name === REST) || b.share - a.share),
  }
}

function partOf(sources: readonly string[], parts: readonly Part[]): string {
  const [top = ''] = sources
  for (const source of sources) {
    const part = parts.find((one) => one.source.test(source) && (one.at?.test(top) ?? true))
    if (part !== undefined) return part.name
  }
  return REST
}
