import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
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
