import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRun } from '../../../harness/processes/checker/check-run.ts'
import { CORRUPTED_ANSWERS } from './corrupted-answers.ts'
import { CORRUPTED_ENDS } from './corrupted-ends.ts'
import { CORRUPTED_TRAILS } from './corrupted-trails.ts'
import { simulate } from './simulate.ts'

const CORRUPTIONS = [...CORRUPTED_ANSWERS, ...CORRUPTED_TRAILS, ...CORRUPTED_ENDS]

const simulations = fc.record({ seed: fc.integer({ min: 1 }), requests: fc.constant(300) })

describe('the checker of runs over many processes', () => {
  it('accepts whatever could have been', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(simulations, (simulation) => {
        expect(checkRun(simulate(simulation))).toEqual([])
      }),
    )
  })

  it('accepts the same in any order of the log', () => {
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
      { numRuns: 20 },
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
      { numRuns: 30 },
    )
    expect(corrupted, 'runs that could be corrupted so').toBeGreaterThan(3)
  })
})
