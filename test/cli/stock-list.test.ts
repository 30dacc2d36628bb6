import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

describe('holdline stock list and export', () => {
  it('count and print the stock of a running server, and of a stopped one', async () => {
    const cwd = temporaryDirectory()
    const server = await startServer({ cwd, args: ['--data', 'data'] })
    onTestFinished(() => server.kill())
    const list = (...args: string[]) =>
      runHoldline({ args: ['stock', 'list', ...args, '--data', 'data'], cwd })
    const table = await list('--country', 'us', '--type', 'tollFree', '--area-code', '888')
    expect(table).toEqual({
      code: 0,
      stdout:
        'country  type      area  calling           sms               free  held  owned  aging  withdrawn  quarantined  portedOut  total\n' +
        'US       tollFree  888   inbound+outbound  inbound+outbound   100     0      0      0          0            0          0    100\n' +
        'all                                                           100     0      0      0          0            0          0    100\n',
      stderr: '',
    })
    const { stdout } = await list('--output', 'json')
    const { total, stocks } = JSON.parse(stdout)
    expect(total).toBe(stocks.reduce((sum: number, { free }: { free: number }) => sum + free, 0))
    expect(await list('--area-code', '888', '--below', '100')).toMatchObject({ code: 0 })
    expect(await list('--area-code', '888', '--below', '101', '--output', 'csv')).toEqual({
      code: 3,
      stdout:
        'country,type,areaCode,calling,sms,free,held,owned,aging,withdrawn,quarantined,portedOut,total\n' +
        'US,tollFree,888,inbound+outbound,inbound+outbound,100,0,0,0,0,0,0,100\n',
      stderr: '',
    })
    expect(await list('--country', 'FJ', '--below', '1')).toMatchObject({ code: 3 })
    for (const [flag, value, reason] of [
      ['--country', 'USA', 'Give the two letters of a country'],
      ['--country', 'XX', 'Give the two letters of a country'],
      ['--area-code', '425a', 'Give the digits of an area code'],
      ['--type', 'landline', 'Allowed choices are geographic'],
    ] as const) {
      const refused = await list(flag, value)
      expect(refused).toMatchObject({ code: 2, stdout: '' })
      expect(refused.stderr).toMatch(new RegExp(`^holdline: .*${flag}.*${value}.*${reason}.*\n$`))
    }
    expect(await list('--below', 'few')).toMatchObject({
      code: 2,
      stderr: 'holdline: --below must be a whole number, such as 100\n',
    })
    const exported = (...args: string[]) =>
      runHoldline({ args: ['stock', 'export', ...args, '--data', 'data'], cwd })
    const all = await exported()
    expect(all).toMatchObject({ code: 0, stderr: '' })
    expect(all.stdout.split('\n').slice(0, 2)).toEqual([
      'number,first,last,country,type,areaCode,calling,sms,carrier,label,state,resource,until,reason,' +
        'since,price,currency,assignment,ownCalling,ownSms,offeredCalling,offeredSms,protected',
      expect.stringMatching(
        /^,\+1\d{10},\+1\d{10},(US|CA),geographic,\d{3},inbound\+outbound,\S+,,,free,{12}$/,
      ),
    ])
    expect(await exported('--state', 'owned')).toMatchObject({
      code: 0,
      stdout: `${all.stdout.split('\n', 1)}\n`,
    })
    writeFileSync(join(cwd, 'all.csv'), all.stdout)
    const again = await runHoldline({ args: ['stock', 'import', 'all.csv', '--data', 'data'], cwd })
    expect(again).toEqual({ code: 0, stdout: `0 numbers added, ${total} there already.\n`, stderr: '' })
    const example = fileURLToPath(new URL('../../examples/numbers.csv', import.meta.url))
    expect(
      await runHoldline({ args: ['stock', 'import', example, '--dry-run', '--data', 'data'], cwd }),
    ).toEqual({ code: 0, stdout: '1000 numbers would be added, 1102 there already.\n', stderr: '' })
    const sale = (...args: string[]) => runHoldline({ args: ['stock', ...args, '--data', 'data'], cwd })
    expect(await sale('withdraw', '--prefix', '+1888555010', '--reason', 'a dispute', '--as', 'Kim')).toEqual(
      {
        code: 0,
        stdout: '10 numbers withdrawn.\n',
        stderr: '',
      },
    )
    writeFileSync(join(cwd, 'some.csv'), 'First;Last;Note\n18885550105;18885550109;any\n')
    expect(await sale('restore', '--file', 'some.csv')).toMatchObject({ stdout: '5 numbers restored.\n' })
    await server.stop()
    expect(await sale('restore', '--range', '+18885550100-+18885550109')).toMatchObject({
      code: 0,
      stdout: '5 numbers restored; 5 free stay as they are.\n',
    })
    expect((await exported()).stdout).toBe(all.stdout)
    const { stdout: stopped } = await list('--country', 'us', '--type', 'tollFree', '--area-code', '888')
    expect(stopped).toBe(table.stdout)
  })
})
