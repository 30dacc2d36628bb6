import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { shellQuote } from '../../src/files/shell-quote.ts'
import { HOLDLINE } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { runShell } from './run-shell.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The lines of "Your own numbers". */
const [LINES = ''] = /^holdline stock import [^`]*/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? []

it('the commands of README.md bring numbers in, sell them, take some off sale and keep a backup', async () => {
  const cwd = temporaryDirectory()
  cpSync(join(ROOT, 'examples'), join(cwd, 'examples'), { recursive: true })
  const server = await startServer({ cwd, args: ['--stock', 'none', '--data', '.holdline'] })
  onTestFinished(() => server.kill())
  const holdline = `holdline() { ${shellQuote(process.execPath)} ${shellQuote(HOLDLINE)} "$@"; }`
  const { code, stdout, stderr } = await runShell(`${holdline}\n${LINES}`, cwd)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^2102 numbers added\.\n/)
  expect(stdout).toMatch(/^US +tollFree +888 .* 100 +0 +0 +0 +0 +0 +0 +100$/m)
  expect(stdout).toMatch(/^10 numbers withdrawn\.$/m)
  expect(stdout).toMatch(/^state: withdrawn\n.* stock by socket\n.* withdraw by socket \(a dispute\)$/m)
  expect(existsSync(join(cwd, 'today.db'))).toBe(true)
})
