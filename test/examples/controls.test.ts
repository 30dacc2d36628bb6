import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { ROOT } from './run-script.ts'
import { runShell } from './run-shell.ts'

it('The lines of docs/controls.md work in their order', async () => {
  const server = await startServer()
  onTestFinished(async () => {
    await server.stop()
  })
  const document = readFileSync(join(ROOT, 'docs/controls.md'), 'utf8')
  const blocks = [...document.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block)
  const lines = blocks.join('').trim().split('\n')
  const script = [`HOLDLINE=${server.http}`, ...lines.map((line) => `${line}; echo`)].join('\n')
  const { code, stdout, stderr } = await runShell(script, temporaryDirectory())
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const answers = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => (line === '' ? undefined : JSON.parse(line)))
  expect(answers).toMatchObject([
    { mode: 'real' },
    { mode: 'frozen' },
    { mode: 'frozen', numbersFree: 0 },
    { mode: 'running', rate: 60 },
    undefined,
    { name: 'sold-out' },
    { snapshots: [{ name: 'sold-out' }] },
    undefined,
    undefined,
    { counts: { owned: 0, holds: 0, reservations: 0 } },
    { why: expect.any(String) },
  ])
})
