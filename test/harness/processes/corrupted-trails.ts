import { answered, type Corruption, isOnlyRelease, searchOf, withEnd, withTrail } from './corruption.ts'

/** The trail differs from the requests and answers of the clients. */
export const CORRUPTED_TRAILS: readonly Corruption[] = [
  {
    name: 'the trail too says that a number was given away twice',
    fault: /belonged to .* at once/,
    places: (run) => {
      const sold = run.end.trail.filter(({ command }) => command === 'purchase')
      return sold.flatMap((bought) => {
        // A later search of another resource, while the first resource owns the number.
        const until = run.end.trail.find(
          ({ command, hold, sequence }) =>
            command === 'release' && hold === bought.hold && sequence > bought.sequence,
        )
        const during = run.end.trail.find(
          ({ command, sequence, at, numbers }) =>
            command === 'search' &&
            numbers.length > 0 &&
            sequence > bought.sequence &&
            at > bought.at + 60 &&
            (until === undefined || at < until.at - 300) &&
            answered(run, 'search').some(({ answer }) => answer?.search === searchOf(run, sequence)),
        )
        const first = bought.numbers[0]
        if (during === undefined || first === undefined) return []
        const numbers = [first, ...during.numbers.slice(1)]
        return [() => withTrail(run, (entry) => (entry === during ? { ...entry, numbers } : entry))]
      })
    },
  },
  {
    name: 'an answered purchase is lost',
    fault: /the purchase has left no trace/,
    places: (run) =>
      answered(run, 'purchase', 202).map((one) => () => {
        const search = 'search' in one.call ? one.call.search : ''
        return withTrail(run, (entry) =>
          entry.command === 'purchase' && entry.hold === search ? undefined : entry,
        )
      }),
  },
  {
    name: 'an unanswered purchase half happened',
    fault: /is about \d+ of the \d+ numbers held/,
    places: (run) =>
      run.end.trail
        .filter(({ command, numbers }) => command === 'purchase' && numbers.length > 1)
        .map(
          (half) => () =>
            withTrail(run, (entry) =>
              entry === half ? { ...entry, numbers: entry.numbers.slice(1) } : entry,
            ),
        ),
  },
  {
    name: 'a search is not in the trail',
    fault: /has left no trace/,
    places: (run) =>
      answered(run, 'search', 202).map(
        ({ answer }) =>
          () =>
            withTrail(run, (entry) => (entry.hold === answer?.search ? undefined : entry)),
      ),
  },
  {
    name: 'out of stock, where there was some',
    fault: /were free all the time|and had found/,
    places: (run) => {
      const last = run.end.trail.filter(({ command }) => command === 'search').slice(-2)
      return last
        .filter(({ numbers }) => numbers.length > 0)
        .map(
          (search) => () => withTrail(run, (entry) => (entry === search ? { ...entry, numbers: [] } : entry)),
        )
    },
  },
  {
    name: 'a release that happened is said to have failed',
    fault: /no request for it was under way|the release has failed|and not failed/,
    places: (run) =>
      answered(run, 'release', 202)
        .filter(
          (one) => run.end.releases[one.answer?.operation ?? ''] === 'succeeded' && isOnlyRelease(run, one),
        )
        .map(
          ({ answer }) =>
            () =>
              withEnd(run, { releases: { ...run.end.releases, [answer?.operation ?? '']: 'failed' } }),
        ),
  },
  {
    name: 'nobody asked for a change',
    fault: /no request for it was under way/,
    places: (run) =>
      answered(run, 'release', 202)
        .filter(
          (one) => run.end.releases[one.answer?.operation ?? ''] === 'succeeded' && isOnlyRelease(run, one),
        )
        .map((one) => () => ({ ...run, attempts: run.attempts.filter((each) => each !== one) })),
  },
  {
    name: 'a released number is given away before it has rested',
    fault: /takes .* which .* has until/,
    places: (run) =>
      run.end.trail.flatMap((released, index) => {
        if (released.command !== 'release') return []
        const taken = run.end.trail
          .slice(index)
          .find(
            ({ command, numbers }) =>
              command === 'search' && numbers.some((number) => released.numbers.includes(number)),
          )
        if (taken === undefined) return []
        return [
          () => withTrail(run, (entry) => (entry === taken ? { ...entry, at: released.at + 1 } : entry)),
        ]
      }),
  },
]
