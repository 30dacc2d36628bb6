import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { environmentLines } from '../../src/cli/environment-lines.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const AWKWARD = `/a b/it's $HOME \`x\` "q" 100%\\n;#&`
const VARIABLES = new Map([['ONE', AWKWARD]])
const PRINT = ['-e', 'process.stdout.write(process.env.ONE)']

describe('lines that set a variable', () => {
  it('give a POSIX shell the value as it is', () => {
    const script = `${environmentLines('sh', VARIABLES).join('\n')}\n"${process.execPath}" ${PRINT[0]} '${PRINT[1]}'`
    expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(AWKWARD)
  })

  it('give Node’s --env-file the value as it is', () => {
    const file = join(temporaryDirectory(), '.env')
    const value = AWKWARD.replaceAll('"', '')
    writeFileSync(file, `${environmentLines('dotenv', new Map([['ONE', value]])).join('\n')}\n`)
    const printed = execFileSync(process.execPath, [`--env-file=${file}`, ...PRINT], { encoding: 'utf8' })
    expect(printed).toBe(value.replace('\\n', '\n'))
  })

  it.each([
    ['fish', `set -gx ONE 'it\\'s 100%'`],
    ['powershell', `$env:ONE = 'it''s 100%'`],
    ['cmd', `set "ONE=it's 100%%"`],
    ['github', `ONE=it's 100%`],
  ] as const)('are quoted for %s', (shell, line) => {
    expect(environmentLines(shell, new Map([['ONE', "it's 100%"]]))).toEqual([line])
  })
})

describe('holdline env', () => {
  it('prints what clients of the running server need, found by its directory, socket or address', async () => {
    const cwd = temporaryDirectory()
    const server = await startServer({ args: ['--data', 'data'], cwd })
    onTestFinished(() => server.kill())
    const socket = join(cwd, 'data/socket/holdline.sock')
    for (const place of [
      ['--data', 'data'],
      ['--socket', socket],
      ['--url', server.http],
    ]) {
      const { code, stdout, stderr } = await runHoldline({ args: ['env', ...place], cwd })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const script = `${stdout}printf '%s|%s' "$COMMUNICATION_SERVICES_CONNECTION_STRING" "$NODE_EXTRA_CA_CERTS"`
      const printed = execFileSync('sh', ['-c', script], { encoding: 'utf8' })
      expect(printed).toBe(`${server.connectionString}|${server.caFile}`)
    }
    const overHttp = await runHoldline({
      args: ['env', '--data', 'data', '--over-http', '--shell', 'github'],
      cwd,
    })
    expect(overHttp.stdout).toContain(
      `COMMUNICATION_SERVICES_CONNECTION_STRING=endpoint=${server.http}/;accesskey=`,
    )
  })

  it.each([
    [['--data', 'none', '--shell', 'csh'], /--shell/],
    [['--url', 'ftp://127.0.0.1'], /^holdline: --url must be the address of a server/],
    [['--url', 'http://127.0.0.1:1'], /^holdline: The server at 127\.0\.0\.1:1 cannot be reached: /],
    [['--socket', 'missing.sock'], /^holdline: The server at missing\.sock cannot be reached: /],
  ])('says in one line what is wrong with %j', async (args, message) => {
    const { code, stdout, stderr } = await runHoldline({ args: ['env', ...args] })
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('finds no server where none runs', async () => {
    const env = { XDG_RUNTIME_DIR: temporaryDirectory() }
    const { code, stderr } = await runHoldline({ args: ['env', '--data', 'none'], env })
    expect(stderr).toMatch(/^holdline: No server runs with none: start one with holdline serve --data none/)
    expect(code).toBe(2)
  })
})
