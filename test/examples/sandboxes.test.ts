import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { ROOT } from './run-script.ts'
import { runShell } from './run-shell.ts'

it('The lines of docs/sandboxes.md make a sandbox, ask it and end it', async () => {
  const server = await startServer()
  onTestFinished(async () => {
    await server.stop()
  })
  const document = readFileSync(join(ROOT, 'docs/sandboxes.md'), 'utf8')
  const blocks = [...document.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block)
  expect(blocks).toHaveLength(4)
  // A command goes on while a quote is open.
  const lines = blocks
    .join('')
    .trim()
    .split(/\n(?=curl )/)
  const script = [`HOLDLINE=${server.http}`, ...lines.map((line) => `${line}; echo`)].join('\n')
  const { code, stdout, stderr } = await runShell(script, temporaryDirectory())
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const [made, seeded, clock, stock, list, ended] = stdout.split('\n')
  const sandbox = JSON.parse(made ?? '')
  expect(sandbox).toMatchObject({ name: 'checkout', ttlMs: 600_000 })
  const soldOut = JSON.parse(seeded ?? '')
  expect(soldOut).toMatchObject({ name: 'sold-out' })
  const left = await fetch(`${soldOut.http}/stock`)
  expect(await left.json()).toMatchObject({
    total: 3,
    owned: 3,
    at: expect.stringMatching(/^2026-02-28T12:00/),
  })
  expect(JSON.parse(clock ?? '')).toHaveProperty('now')
  expect(JSON.parse(stock ?? '').total).toBeGreaterThan(0)
  expect(JSON.parse(list ?? '')).toEqual({ sandboxes: [sandbox, soldOut] })
  expect(ended).toBe('')
})
