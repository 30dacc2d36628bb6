import type { Probe, SearchProbe } from './probe.ts'
import { PROBES, SEARCH_PROBES } from './probes/index.ts'
import type { Recordings } from './recordings.ts'
import type { NotCompared } from './report.ts'

/** All probes that spend nothing, and so many searches with the reads of what they made. The searches are last. */
export function probesWith(searches: number): (Probe | SearchProbe)[] {
  return [...PROBES, ...SEARCH_PROBES.slice(0, searches).flatMap((search) => [search, ...search.reads])]
}

/**
 * The probes whose answers were recorded, and the recordings that belong to none of them.
 * @param searches how many searches may be sent
 */
export function recordedProbes(
  { answers }: Recordings,
  searches: number,
): {
  readonly probes: readonly (Probe | SearchProbe)[]
  readonly leftOut: readonly NotCompared[]
} {
  const allowed = probesWith(searches)
  const known = probesWith(SEARCH_PROBES.length)
  const isOf = ({ probe, version }: Recordings['answers'][number]) => {
    return (each: Probe | SearchProbe) => each.name === probe && each.version === version
  }
  return {
    probes: allowed.filter((each) => answers.some((answer) => isOf(answer)(each))),
    leftOut: answers
      .filter((answer) => !allowed.some(isOf(answer)))
      .map((answer) => ({
        probe: answer.probe,
        version: answer.version,
        reason: known.some(isOf(answer))
          ? `--spend-searches ${searches} does not allow this search`
          : 'this Holdline has no such probe',
      })),
  }
}
