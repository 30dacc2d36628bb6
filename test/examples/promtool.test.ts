import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { runPromtool } from './run-promtool.ts'
import { ROOT } from './run-script.ts'

const RULES = join(ROOT, 'examples/prometheus')

it('the alarms go off where they should, and stay quiet where they should', async () => {
  const checked = await runPromtool(RULES, ['check', 'rules', 'holdline.rules.yml'])
  expect(checked.output).toContain('SUCCESS')
  expect(checked.code).toBe(0)
  const tested = await runPromtool(RULES, ['test', 'rules', 'holdline.rules.test.yml'])
  expect(tested.output).toContain('SUCCESS')
  expect(tested.code).toBe(0)
})

it('Prometheus can read what the built server serves, and finds no fault in our own metrics', async () => {
  const server = await startServer()
  onTestFinished(async () => {
    await server.stop()
  })
  const text = await (await fetch(`${server.http}/_holdline/metrics`)).text()
  expect(text).toContain('\nholdline_ready 1\n')
  const { output } = await runPromtool(ROOT, ['check', 'metrics'], text)
  // Names of prom-client are the only ones that promtool would have otherwise.
  expect(output.split('\n').filter((line) => !/^(nodejs_.*)?$/.test(line))).toEqual([])
})
