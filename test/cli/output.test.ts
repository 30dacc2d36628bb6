import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { HOLDLINE } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

interface Ran {
  readonly code: number | null
  readonly stderr: string
}

/** Runs a program whose stdout is this file descriptor. */
async function run(command: readonly string[], stdout: number | 'pipe', cwd: string): Promise<Ran> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { cwd, env: holdlineEnvironment({}), stdio: ['ignore', stdout, 'pipe'] })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  // A reader that goes at once.
  child.stdout?.destroy()
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stderr }
}

/** A server whose inventory the commands print, and how to run a command. */
async function given() {
  const cwd = temporaryDirectory()
  const server = await startServer({ cwd, args: ['--data', 'data'] })
  onTestFinished(() => server.kill())
  const holdline = (line: string) => [process.execPath, HOLDLINE, ...line.split(' '), '--data', 'data']
  return { cwd, holdline }
}

/** Takes every byte, and answers that the disk is full. */
const FULL = '/dev/full'

it.each(['stock export', 'stock list', 'stock list --output json', 'audit export', 'requests'])(
  'a command whose output the disk does not take fails: %s',
  async (line) => {
    const { cwd, holdline } = await given()
    const full = openSync(FULL, 'w')
    onTestFinished(() => closeSync(full))
    // A request that can be listed.
    await run(holdline('clock'), 'pipe', cwd)
    expect(await run(holdline(line), full, cwd)).toEqual({
      code: 2,
      stderr: 'holdline: The output cannot be written: no space left on the disk\n',
    })
  },
)

it.each(['stock export', 'audit export', 'stock list'])(
  'a command whose reader has gone ends without a fault: %s',
  async (line) => {
    const { cwd, holdline } = await given()
    expect(await run(holdline(line), 'pipe', cwd)).toEqual({ code: 0, stderr: '' })
  },
)

it('a disk that takes only the beginning of the output is noticed', async () => {
  const { cwd, holdline } = await given()
  const limited = ['sh', '-c', 'ulimit -f 8 && exec "$@" > part.csv', 'sh', ...holdline('stock export')]
  const { code, stderr } = await run(limited, 'pipe', cwd)
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/^holdline: The output cannot be written: \S.*\n$/),
  })
  const bytes = readFileSync(join(cwd, 'part.csv')).length
  expect(bytes).toBeGreaterThan(0)
  // The limit is in blocks of 512 or of 1,024 bytes.
  expect(bytes).toBeLessThanOrEqual(8 * 1_024)
})
