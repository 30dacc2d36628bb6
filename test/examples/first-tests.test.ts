import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from './run-script.ts'
import { runTests, userProject } from './user-project.ts'

const project = userProject()

it.each([
  ['README.md', 'readme.test.js', 1],
  ['SKILL.md', 'skill.test.js', 6],
])('the first code of %s is a test file that passes', (page, name, tests) => {
  const [, script = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, page), 'utf8')) ?? []
  writeFileSync(join(project, name), script)
  const { status, output } = runTests(project, 'vitest', name)
  expect(output).toContain(`${tests} passed (${tests})`)
  expect(status).toBe(0)
})
