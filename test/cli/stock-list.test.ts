import { describe, expect, it, onTestFinished } from 'vitest'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

describe('holdline stock list', () => {
  it('counts the stocks of a running server, and of a stopped one', async () => {
    const cwd = temporaryDirectory()
    const server = await startServer({ cwd, args: ['--data', 'data'] })
    onTestFinished(() => server.kill())
    const list = (...args: string[]) =>
      runHoldline({ args: ['stock', 'list', ...args, '--data', 'data'], cwd })
    const table = await list('--country', 'us', '--type', 'tollFree', '--area-code', '888')
    expect(table).toEqual({
      code: 0,
      stdout:
        'country  type      area  calling           sms               free  held  owned  aging  total\n' +
        'US       tollFree  888   inbound+outbound  inbound+outbound   100     0      0      0    100\n' +
        'all                                                           100     0      0      0    100\n',
      stderr: '',
    })
    const { stdout } = await list('--output', 'json')
    const { total, stocks } = JSON.parse(stdout)
    expect(total).toBe(stocks.reduce((sum: number, { free }: { free: number }) => sum + free, 0))
    expect(await list('--area-code', '888', '--below', '100')).toMatchObject({ code: 0 })
    expect(await list('--area-code', '888', '--below', '101', '--output', 'csv')).toEqual({
      code: 3,
      stdout:
        'country,type,areaCode,calling,sms,free,held,owned,aging,total\n' +
        'US,tollFree,888,inbound+outbound,inbound+outbound,100,0,0,0,100\n',
      stderr: '',
    })
    expect(await list('--country', 'XX', '--below', '1')).toMatchObject({ code: 3 })
    expect(await list('--below', 'few')).toMatchObject({
      code: 2,
      stderr: 'holdline: --below must be a whole number, such as 100\n',
    })
    await server.stop()
    const { stdout: stopped } = await list('--country', 'us', '--type', 'tollFree', '--area-code', '888')
    expect(stopped).toBe(table.stdout)
  })
})
