import { spawn } from 'node:child_process'
import { linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { HOLDLINE, runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const HEADER = 'number;first;last;country;type;areaCode;calling;sms'
const REST = 'US;geographic;425;inbound+outbound;none'

function start() {
  const cwd = temporaryDirectory()
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(cwd, name), `\uFEFF${lines.join('\r\n')}\r\n`)
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8')
  // No server of another test is to be found.
  const env = { XDG_RUNTIME_DIR: cwd }
  const run = (...args: string[]) =>
    runHoldline({ args: ['stock', 'import', ...args, '--data', 'data'], cwd, env })
  return { cwd, write, read, run }
}

describe('holdline stock import', () => {
  it('brings numbers in, through a running server and without one, once', async () => {
    const { cwd, write, read, run } = start()
    write('numbers.csv', [HEADER, `14255571000;;;${REST}`, `;+14255572000;+14255572999;${REST}`])
    const server = await startServer({ cwd, args: ['--data', 'data', '--stock', 'none'] })
    onTestFinished(() => server.kill())
    expect(await run('numbers.csv', '--dry-run')).toEqual({
      code: 0,
      stdout: '1001 numbers would be added.\n',
      stderr: '',
    })
    expect(await run('numbers.csv')).toEqual({ code: 0, stdout: '1001 numbers added.\n', stderr: '' })

    write('bad.csv', [HEADER, `+14255571001;;;${REST}`, `+1425555;;;${REST}`])
    expect(await run('bad.csv')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'holdline: 1 row is bad, and nothing was imported: bad.csv.bad.csv has the lines and the reasons; --skip-bad imports the other rows\n',
    })
    expect(read('bad.csv.bad.csv')).toBe(
      'line,reason,number,first,last,country,type,areaCode,calling,sms\n' +
        '3,"+1425555 has 6 digits after +1, and there numbers have 10",+1425555,,,US,geographic,425,inbound+outbound,none\n',
    )
    // It is corrected, and imported once more by its first name.
    write('bad.csv', [HEADER, `+14255571001;;;${REST}`])
    expect(await run('bad.csv', '--dry-run')).toMatchObject({
      code: 0,
      stdout: '1 number would be added.\n',
    })
    expect(readdirSync(cwd).filter((name) => name.startsWith('bad.csv'))).toEqual(['bad.csv'])
    write('bad.csv', [HEADER, `+14255571001;;;${REST}`, `+1425555;;;${REST}`])
    const example = fileURLToPath(new URL('../../examples/numbers.csv', import.meta.url))
    expect(await run(example, '--dry-run')).toMatchObject({
      code: 0,
      stdout: '2102 numbers would be added.\n',
    })
    await server.stop()

    const opened = expect.stringMatching(
      /^holdline: No server has .*holdline\.db open, so this command opens it itself\n/,
    )
    expect(await run('numbers.csv')).toEqual({
      code: 0,
      stdout: '0 numbers added, 1001 there already.\n',
      stderr: opened,
    })
    expect(await run('bad.csv', '--bad', 'missing/others.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /holdline: Cannot write missing.others\.csv: no such file or directory; name another file with --bad\n$/,
      ),
    })
    expect(await run('bad.csv', '--skip-bad', '--bad', 'others.csv')).toEqual({
      code: 0,
      stdout: '1 number added.\n',
      stderr: expect.stringMatching(
        /\nholdline: 1 row is bad, and left out: others\.csv has the lines and the reasons\n$/,
      ),
    })
  })

  it('that was killed finishes when it is run again', async () => {
    const { cwd, write, run } = start()
    const server = await startServer({ cwd, args: ['--data', 'data', '--stock', 'none'] })
    onTestFinished(() => server.kill())
    const count = 15_000
    write('numbers.csv', [
      HEADER,
      ...Array.from({ length: count }, (_, nth) => `+${14250000000 + 2 * nth};;;${REST}`),
    ])
    const child = spawn(process.execPath, [HOLDLINE, 'stock', 'import', 'numbers.csv', '--data', 'data'], {
      cwd,
      env: holdlineEnvironment({}),
      stdio: 'ignore',
    })
    // It is somewhere between its start and its end by then.
    await runHoldline({ args: ['leftovers', '--data', 'data'], cwd })
    child.kill('SIGKILL')
    const { code, stdout } = await run('numbers.csv')
    expect(code).toBe(0)
    const [, fresh = 0, known = 0] = /^(\d+) numbers added(?:, (\d+) there already)?\.\n$/.exec(stdout) ?? []
    expect(Number(fresh) + Number(known)).toBe(count)
    expect(await run('numbers.csv')).toMatchObject({
      code: 0,
      stdout: `0 numbers added, ${count} there already.\n`,
    })
  })

  it('says in one line what is wrong', async () => {
    const { cwd, write, run } = start()
    write('columns.csv', ['number;country;type;areaCode;calling;sms;carrier'])
    write('empty.csv', [])
    linkSync(join(cwd, 'columns.csv'), join(cwd, 'link.csv'))
    for (const [args, message] of [
      [['missing.csv'], /^holdline: Cannot read missing\.csv: no such file or directory\n$/],
      [['.'], /^holdline: \. is a directory: name a CSV file\n$/],
      [
        ['columns.csv', '--bad', 'link.csv'],
        /^holdline: link\.csv is the file that is imported: name another/,
      ],
      [
        ['columns.csv', '--bad', 'empty.csv'],
        /^holdline: empty\.csv is there already, and is no file of bad rows: name another with --bad\n$/,
      ],
      [
        ['columns.csv'],
        /^holdline: No server runs with data, and there is no inventory in it: start one with holdline serve/,
      ],
      [
        ['columns.csv', '--database', 'postgres://a/b', '--url', 'http://a'],
        /--database and --url exclude each other/,
      ],
    ] as const) {
      const { code, stdout, stderr } = await run(...args)
      expect(stderr).toMatch(message)
      expect({ args, code, stdout, lines: stderr.split('\n').length }).toEqual({
        args,
        code: 2,
        stdout: '',
        lines: 2,
      })
    }
  })
})
