import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const NUMBER = '+14255550100'
const HEADER = 'first,last,country,type,areaCode,calling,sms\n'
const ROW = '+14255550100,+14255550109,US,geographic,425,inbound+outbound,none\n'

describe('holdline number and stock delete', () => {
  it('change a number at a running server, and in the file itself without one', async () => {
    const cwd = temporaryDirectory()
    const holdline = (...args: string[]) => runHoldline({ args: [...args, '--data', 'data'], cwd })
    const number = (verb: string, ...args: string[]) => holdline('number', verb, NUMBER, ...args)
    const server = await startServer({ cwd, args: ['--data', 'data', '--stock', 'none'] })
    onTestFinished(() => server.kill())
    writeFileSync(join(cwd, 'own.csv'), HEADER + ROW)
    expect((await holdline('stock', 'import', 'own.csv')).stdout).toBe('10 numbers added.\n')

    const assigned = await number('assign', '--resource', 'default', '--as', 'Kim', '--reason', 'a gift')
    expect(assigned).toEqual({
      ...{ code: 0, stderr: '' },
      stdout: expect.stringMatching(/^\+14255550100 owned by default with \S+\n$/),
    })
    expect((await number('assign', '--resource', 'default')).stdout).toContain(
      ' stays as it was: owned by default',
    )
    expect((await number('protect')).stdout).toMatch(/^\+14255550100 owned by default with \S+ protected\n$/)
    expect(await number('release')).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: expect.stringMatching(
        /^holdline: \+14255550100 is owned by default since \S+; it was bought or assigned with \S+\. It is protected: unprotect it first\n$/,
      ),
    })
    await number('unprotect')
    const json = await number('port-out', '--output', 'json')
    expect(JSON.parse(json.stdout)).toMatchObject({ changed: true, state: 'portedOut', phoneNumber: NUMBER })
    expect((await holdline('stock', 'import', 'own.csv')).stdout).toBe(
      '0 numbers added, 10 there already, of which 1 ported out, which stay so.\n',
    )
    await server.kill()

    const notice = expect.stringMatching(/^holdline: No server has .* opens it itself\n$/)
    expect(await number('port-in')).toEqual({
      ...{ code: 0, stderr: notice },
      stdout: expect.stringMatching(/^\+14255550100 free\n$/),
    })
    expect(await holdline('stock', 'delete', '--file', 'own.csv')).toEqual({
      ...{ code: 0, stderr: notice },
      stdout:
        '9 numbers deleted; 1 free stay as they are, 1 of them for the reason alone that a resource owned them once.\n',
    })
    expect((await number('quarantine', '--until', '2099-01-01T00:00:00Z', '--reason', 'calls')).stdout).toBe(
      '+14255550100 quarantined until 2099-01-01T00:00:00.000Z\n',
    )
    const { stdout: exported } = await holdline('stock', 'export')
    expect(exported.split('\n')[1]).toBe(
      '+14255550100,,,US,geographic,425,inbound+outbound,none,,,quarantined,,2099-01-01T00:00:00.000Z,calls,,,,,,,,,',
    )
    const { stdout: shown } = await number('show')
    expect(shown).toContain('state: quarantined until 2099-01-01T00:00:00.000Z\n')
    expect(shown).toMatch(
      / assign by default for \S+ USD monthly with \S+ by socket claiming to be Kim \(a gift\)\n/,
    )
  })

  it('say in one line what is wrong', async () => {
    const cwd = temporaryDirectory()
    const server = await startServer({ cwd, args: ['--data', 'data'] })
    onTestFinished(() => server.kill())
    for (const [args, message] of [
      [['assign', '0425', '--resource', 'default'], '0425 is no E.164 number, such as +14255550123'],
      [
        ['assign', NUMBER],
        "required option '--resource <name>' not specified; see holdline number assign --help",
      ],
      [
        ['assign', NUMBER, '--resource', 'nobody'],
        'There is no resource nobody. holdline resource list lists the names',
      ],
      [
        ['assign', '+19995550100', '--resource', 'default'],
        'There is no number +19995550100 in the inventory',
      ],
      [
        ['quarantine', NUMBER, '--until', 'later'],
        '--until must be an instant, such as 2026-11-28T12:00:00Z',
      ],
      [
        ['quarantine', NUMBER, '--until', '2020-01-01T00:00:00Z'],
        '--until must be an instant that is still to come',
      ],
      [
        ['transfer', NUMBER, '--to', 'default'],
        `${NUMBER} is free, and nobody has held it yet. Only an owned number can be transferred`,
      ],
    ] as const) {
      const { code, stdout, stderr } = await runHoldline({ args: ['number', ...args, '--data', 'data'], cwd })
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `holdline: ${message}\n` })
    }
  })
})
