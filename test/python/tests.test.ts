import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { runPython } from './run-python.ts'

it('the tests in Python pass, and leave no sandbox', async () => {
  const { http, kill } = await startServer()
  onTestFinished(() => kill())
  const { code, stderr } = await runPython('../../examples/test_numbers.py', '', { HOLDLINE_HTTP: http })
  expect(stderr).toMatch(/Ran 4 tests in .*\n\nOK\n$/)
  expect(code).toBe(0)
  const answer = await fetch(`${http}/_holdline/sandboxes`)
  expect(await answer.json()).toEqual({ sandboxes: [] })
})

it('the test in Python of docs/testing.md passes', async () => {
  const { http, kill } = await startServer()
  onTestFinished(() => kill())
  const page = readFileSync(new URL('../../docs/testing.md', import.meta.url), 'utf8')
  const [, script = ''] = /```python\n([\s\S]*?)```/.exec(page) ?? []
  expect(script).toContain('http://127.0.0.1:8080')
  const file = join(temporaryDirectory(), 'test_hold.py')
  writeFileSync(file, script.replace('http://127.0.0.1:8080', http))
  const { code, stderr } = await runPython(file, '', {})
  expect(stderr).toMatch(/Ran 1 test in .*\n\nOK\n$/)
  expect(code).toBe(0)
})
