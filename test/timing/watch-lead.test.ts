import { expect, it } from 'vitest'
import { watchLead } from '../../src/timing/watch-lead.ts'

it.each([
  ['nothing while the clock is kept right by small steps', [0, -3, 700, 400, 1_100, 0], []],
  [
    'the lead at once when the clock is set back, and when it has caught up',
    [0, 5_000, 4_000, 1, 0, 0],
    [5_000, 0],
  ],
  ['the lead at the first reading', [86_400_000, 86_399_000], [86_400_000]],
  ['the new lead when the clock is set back further', [0, 5_000, 4_500, 9_500, 9_000], [5_000, 9_500]],
  ['that the clock has caught up when it is set forward', [0, 5_000, 0], [5_000, 0]],
])('tells %s', (_, leads, told) => {
  const heard: number[] = []
  const watch = watchLead((leadMs) => void heard.push(leadMs))
  for (const lead of leads) watch(lead)
  expect(heard).toEqual(told)
})
