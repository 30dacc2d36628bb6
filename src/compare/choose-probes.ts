import type { Probe, SearchProbe } from './probe.ts'
import { PROBES, SEARCH_PROBES } from './probes/index.ts'
import type { Recordings } from './recordings.ts'
import type { NotCompared } from './report.ts'

/** All probes that spend nothing, and so many searches with the reads of what they made. The searches are last. */
export function probesWith(searches: number): (Probe | SearchProbe)[] {
  return [...PROBES, ...SEARCH_PROBES.slice(0, searches).flatMap((search) => [search, ...search.reads])]
}

/** The probes whose answers were recorded, and the recordings that belong to none. */
export function recordedProbes({ answers }: Recordings): {
  readonly probes: readonly (Probe | SearchProbe)[]
  readonly unknown: readonly NotCompared[]
} {
  const all = probesWith(SEARCH_PROBES.length)
  const isOf = ({ probe, version }: Recordings['answers'][number]) => {
    return (each: Probe | SearchProbe) => each.name === probe && each.version === version
  }
  return {
    probes: all.filter((each) => answers.some((answer) => isOf(answer)(each))),
    unknown: answers
      .filter((answer) => !all.some(isOf(answer)))
      .map(({ probe, version }) => ({ probe, version, reason: 'this Holdline has no such probe' })),
  }
}
