import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { runHistories } from '../../harness/histories/run-histories.ts'
import { EVERYTHING } from '../support/everything.ts'
import { reportRun } from './report-run.ts'

const count = EVERYTHING ? 200 : 25

it(`${count} histories go as the model says`, { timeout: 300_000 }, async () => {
  const { seed, report } = reportRun()
  report(`histories: seeds ${seed} to ${seed + count - 1}`)
  const { failure, played } = await runHistories({ count, seed })
  expect(failure).toBeUndefined()
  expect(played).toBe(count)
})

it('A store that does not cancel is found, with the shortest history that shows it', {
  timeout: 300_000,
}, async () => {
  const { seed } = reportRun()
  const { failure } = await runHistories({
    count: 300,
    seed,
    replaceStore: (store) => ({ ...store, cancel: () => Promise.resolve(true) }),
  })
  expect(failure).toMatchObject({ alone: true, shortest: expect.stringMatching(/search\(.*cancel\(/) })
  // A search and its cancellation, and little else.
  expect(failure?.shortest.match(/\w+\(/g)?.length).toBeLessThan(5)
})

it('A count that is no number is refused in one line', () => {
  const program = ['--import', './test/support/run-typescript.mjs', 'harness/histories/main.ts']
  const { status, stderr } = spawnSync(process.execPath, [...program, '--count', 'many'], {
    encoding: 'utf8',
  })
  const refusal =
    "error: option '--count <count>' argument 'many' is invalid. Give a whole number from 1 up.\n"
  expect([status, stderr]).toEqual([2, refusal])
})
