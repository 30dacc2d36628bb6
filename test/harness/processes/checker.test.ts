import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRun } from '../../../harness/processes/checker/check-run.ts'
import { EVERYTHING } from '../../support/everything.ts'
import { CORRUPTED_ANSWERS } from './corrupted-answers.ts'
import { CORRUPTED_ENDS } from './corrupted-ends.ts'
import { CORRUPTED_SIP } from './corrupted-sip.ts'
import { CORRUPTED_TRAILS } from './corrupted-trails.ts'
import { simulate } from './simulate.ts'

const CORRUPTIONS = [...CORRUPTED_ANSWERS, ...CORRUPTED_TRAILS, ...CORRUPTED_ENDS, ...CORRUPTED_SIP]

/** How many runs are made up for each property. */
const RUNS = EVERYTHING
  ? { accepted: 100, inAnyOrder: 20, rejected: 30 }
  : { accepted: 20, inAnyOrder: 5, rejected: 10 }

const simulations = fc.record({ seed: fc.integer({ min: 1 }), requests: fc.constant(300) })

describe('the checker of runs over many processes', () => {
  it('accepts every possible run', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(simulations, (simulation) => {
        expect(checkRun(simulate(simulation))).toEqual([])
      }),
      { numRuns: RUNS.accepted },
    )
  })

  it('accepts a run with its log in any order', () => {
    fc.assert(
      fc.property(
        simulations,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (simulation, chance) => {
          const run = simulate(simulation)
          const order = new Map(run.attempts.map((attempt) => [attempt, Number(chance.next().value)]))
          const attempts = [...run.attempts].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
          expect(checkRun({ ...run, attempts })).toEqual([])
        },
      ),
      { numRuns: RUNS.inAnyOrder },
    )
  })

  it.each(CORRUPTIONS)('rejects: $name', ({ places, fault }) => {
    let corrupted = 0
    fc.assert(
      fc.property(simulations, fc.nat(), (simulation, choice) => {
        const possible = places(simulate(simulation))
        const corrupt = possible[choice % possible.length]
        if (corrupt === undefined) return
        corrupted += 1
        expect(checkRun(corrupt()).join('\n')).toMatch(fault)
      }),
      { numRuns: RUNS.rejected },
    )
    expect(corrupted, 'runs that could be corrupted so').toBeGreaterThan(RUNS.rejected / 10)
  })
})
