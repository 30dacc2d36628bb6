import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from './run-script.ts'
import { runTests, userProject } from './user-project.ts'

const project = userProject()
cpSync(join(ROOT, 'examples/number-shop'), project, { recursive: true })

it.each([
  ['vitest', 'number-shop.test.js', /Tests +25 passed \(25\)/],
  ['node:test', 'number-shop.node-test.js', /pass 3\n/],
] as const)('the tests of the number shop pass in %s', (runner, name, passed) => {
  const { status, output } = runTests(project, runner, name)
  expect(output).toMatch(passed)
  expect(status).toBe(0)
})
