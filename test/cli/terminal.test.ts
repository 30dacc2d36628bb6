import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { shellQuote } from '../../src/files/shell-quote.ts'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { HOLDLINE } from '../support/run-holdline.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

/** Starts `holdline serve` on a terminal, which util-linux's `script` makes. */
async function startOnTerminal(env: Readonly<Record<string, string>>) {
  const cwd = temporaryDirectory()
  const readyFile = join(cwd, 'ready.json')
  const args = ['serve', '--in-memory', '--http-port', '0', '--https-port', '0', '--ready-file', readyFile]
  const line = [process.execPath, HOLDLINE, ...args].map(shellQuote).join(' ')
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    cwd,
    env: holdlineEnvironment({ XDG_CACHE_HOME: cwd, ...env }),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  onTestFinished(() => {
    child.kill('SIGTERM')
  })
  await expect.poll(() => existsSync(readyFile), { timeout: 20_000 }).toBe(true)
  const { http } = JSON.parse(readFileSync(readyFile, 'utf8')) as { http: string }
  return { http, output: () => output }
}

it('on a terminal each request has a line, in colours unless NO_COLOR is set', async () => {
  const coloured = await startOnTerminal({ NO_COLOR: '' })
  await fetch(`${coloured.http}/_holdline/clock`)
  await expect
    .poll(() => coloured.output().replaceAll('\u001b', '<ESC>'))
    .toMatch(/\/_holdline\/clock <ESC>\[32m200<ESC>\[39m <ESC>\[2m\d+ ms<ESC>\[22m operator \(unsigned\)/)
  const plain = await startOnTerminal({ NO_COLOR: '1' })
  await fetch(`${plain.http}/phoneNumbers?api-version=2025-06-01`)
  await expect.poll(plain.output).toMatch(/^\d\d:\d\d:\d\d GET \/phoneNumbers 401 \d+ ms\r$/m)
  expect(plain.output()).not.toContain('\u001b')
})
