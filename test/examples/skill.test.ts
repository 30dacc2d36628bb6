import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { ROOT } from './run-script.ts'
import { runShell } from './run-shell.ts'

const PAGE = readFileSync(join(ROOT, 'SKILL.md'), 'utf8')

it('the lines with curl in SKILL.md work', async () => {
  const { http, kill } = await startServer()
  onTestFinished(() => kill())
  const [, lines = ''] = /```sh\n([\s\S]*?)```/.exec(PAGE) ?? []
  const { code, stdout, stderr } = await runShell(
    lines.replaceAll('http://127.0.0.1:8080', http),
    temporaryDirectory(),
  )
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/"httpConnectionString":.*"mode":"frozen".*"PurchaseFailed".*"owned":/s)
})
