import type { Answer, Attempt, Entry, FinalState, Kind, Run } from '../../../harness/processes/checker/run.ts'

/** A way to make an impossible run out of a possible one. */
export interface Corruption {
  readonly name: string
  /** Part of the fault that has to be found. */
  readonly fault: RegExp
  /** A function for each place where the run can be corrupted in this way. */
  places(run: Run): (() => Run)[]
}

export function searchOf({ end }: Run, sequence: number): string | undefined {
  return end.trail.find((entry) => entry.sequence === sequence)?.hold
}

export function answered({ attempts }: Run, kind: Kind, status?: number): Attempt[] {
  return attempts.filter(
    ({ call, answer }) =>
      call.kind === kind &&
      answer !== undefined &&
      answer.status !== 503 &&
      (status ?? answer.status) === answer.status,
  )
}

/** Answered attempts during which there was no outage. */
export function quiet({ attempts, outages }: Run): Attempt[] {
  const busy = outages.map(({ from, to }) => [from - 5, to + 2_000] as const)
  return attempts.filter(
    ({ answer, sentAt, endedAt }) =>
      answer !== undefined &&
      answer.status !== 503 &&
      !busy.some(([from, to]) => sentAt <= to && endedAt >= from),
  )
}

/** The purchases that alone can have bought their search. */
export function onlyPurchases(run: Run): Attempt[] {
  const asked = (search: string) =>
    run.attempts.filter(({ call }) => call.kind === 'purchase' && call.search === search).length
  return answered(run, 'purchase', 202).filter(
    ({ call }) => call.kind === 'purchase' && asked(call.search) === 1,
  )
}

export function same(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.join() === other.join()
}

export function withAttempt(run: Run, changed: Attempt, change: Partial<Attempt>): Run {
  return { ...run, attempts: run.attempts.map((each) => (each === changed ? { ...each, ...change } : each)) }
}

export function withAnswer(run: Run, changed: Attempt, change: Partial<Answer>): Run {
  return withAttempt(run, changed, { answer: { status: 200, ...changed.answer, ...change } })
}

export function withTrail(run: Run, change: (entry: Entry) => Entry | undefined): Run {
  return withEnd(run, { trail: run.end.trail.flatMap((entry) => change(entry) ?? []) })
}

export function withEnd(run: Run, change: Partial<FinalState>): Run {
  return { ...run, end: { ...run.end, ...change } }
}

/** Whether an answered purchase bought the number, and no client asked to release it. */
export function isSurelyOwned(run: Run, number: string): boolean {
  const bought = answered(run, 'purchase', 202).flatMap(({ call }) => ('search' in call ? [call.search] : []))
  return (
    run.end.trail.some(({ hold, numbers }) => bought.includes(hold) && numbers.includes(number)) &&
    !run.attempts.some(({ call }) => call.kind === 'release' && call.number === number)
  )
}

/** Whether no other request asked to release the number, so that no other request explains the release. */
export function isOnlyRelease({ attempts }: Run, one: Attempt): boolean {
  const number = one.call.kind === 'release' ? one.call.number : ''
  return attempts.every(
    (other) => other === one || other.call.kind !== 'release' || other.call.number !== number,
  )
}
