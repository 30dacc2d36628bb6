import { describe, expect, it } from 'vitest'
import { checkReturns, returnsOf } from '../../harness/failover/returns.ts'
import type { Attempt } from '../../harness/processes/checker/run.ts'

const [FIRST, SECOND] = [0, 1]

/** A cancellation that a process answers at a time, with success unless another status is given. */
function answered(process: number, endedAt: number, status = 204): Attempt {
  const call = { kind: 'cancel', search: 'any' } as const
  const sent = { request: endedAt, client: 1, resource: 'contoso', sentAt: endedAt - 1 }
  return { ...sent, process, call, endedAt, answer: { status } }
}

function round(name: string, from: number, returnedAt: number) {
  return { name, of: 'database', from, returnedAt } as const
}

describe('The time until clients are served again', () => {
  it('is that of the last process, from the end of the fault to its first change', () => {
    const attempts = [answered(FIRST, 1_100), answered(SECOND, 1_200, 503), answered(SECOND, 1_900)]
    expect(returnsOf([round('restart', 500, 1_000)], attempts, 2)).toMatchObject([{ backMs: 900 }])
  })

  it('ends with the next fault, which later answers tell of', () => {
    const rounds = [round('restart', 500, 1_000), round('packets lost', 1_400, 9_000)]
    const attempts = [answered(FIRST, 1_100), answered(FIRST, 9_100), answered(SECOND, 9_200)]
    const returns = returnsOf(rounds, attempts, 2)
    expect(returns).toMatchObject([{ backMs: 400 }, { backMs: 200 }])
    expect(checkReturns(returns, 300)).toEqual(['round 1 (restart): the processes served again after 400 ms'])
  })

  it('has no end where a process serves no more', () => {
    const returns = returnsOf([round('restart', 500, 1_000)], [answered(FIRST, 1_100)], 2)
    expect(checkReturns(returns, 3_000)).toHaveLength(1)
  })
})
