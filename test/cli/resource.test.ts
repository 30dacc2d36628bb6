import { describe, expect, it, onTestFinished } from 'vitest'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

describe('holdline resource', () => {
  it('suspends, resumes and limits a resource, with and without a server', async () => {
    const cwd = temporaryDirectory()
    const resource = (...args: string[]) => runHoldline({ args: ['resource', ...args], cwd })
    const server = await startServer({ cwd, args: ['--data', '.holdline'] })
    onTestFinished(() => server.kill())
    expect(await resource('set', 'default', '--max-held', '5', '--max-rate', '100')).toEqual({
      code: 0,
      stdout: 'default configuration active maxHeldNumbers=5 maxRequestsPerSecond=100\n',
      stderr: '',
    })
    expect((await resource('suspend', 'default')).stdout).toMatch(
      /^default configuration suspended since 20\S+ maxHeldNumbers=5 maxRequestsPerSecond=100\n$/,
    )
    await server.kill()
    expect(await resource('resume', 'default')).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(
        /^holdline: No server has .*holdline\.db open, so this command opens it itself\n$/,
      ),
    })
    const { stdout } = await resource('set', 'default', '--max-held', 'default', '--output', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ state: 'active', limits: { maxRequestsPerSecond: 100 } })
    for (const [args, message] of [
      [['suspend', 'nobody'], 'There is no resource nobody. holdline resource list lists the names'],
      [['set', 'default'], 'Give what to set, such as --max-held 500'],
      [['set', 'default', '--max-held', 'many'], '--max-held must be a number'],
      [['set', 'default', '--max-held', '-2'], '--max-held must be >= 0'],
      [
        ['close', 'default', '--release-after', 'later'],
        "option '--release-after <time>' argument 'later' is invalid. Give a time, such as PT16M, 16m, 1h30m or 200ms, and of ten years at most; see holdline resource close --help",
      ],
    ] as const) {
      const { code, stderr } = await resource(...args)
      expect([code, stderr.split('\n').at(-2)]).toEqual([2, `holdline: ${message}`])
    }
  })

  it('shows a resource that is not in force, and gives it the host name that it needs', async () => {
    const cwd = temporaryDirectory()
    const server = await startServer({ cwd, args: ['--data', '.holdline', '--stock', 'none'] })
    await server.kill()
    const HOLDLINE_ENCRYPTION_KEYS = Buffer.alloc(32, 1).toString('base64')
    await runHoldline({ args: ['resource', 'create', 'adatum'], cwd, env: { HOLDLINE_ENCRYPTION_KEYS } })
    const beyond = (...args: string[]) =>
      runHoldline({ args: ['resource', ...args], cwd, env: { HOLDLINE_HOST: '0.0.0.0' } })
    expect((await beyond('list')).stdout).toMatch(
      /\nadatum register active not in force: Other machines can reach the server, so .* needs a host name\.\n$/,
    )
    const refused = await beyond('set', 'adatum', '--no-host')
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('needs a host name')])
    expect(await beyond('set', 'adatum', '--host', 'a.example')).toMatchObject({
      code: 0,
      stdout: 'adatum register active host=a.example\n',
    })
  })
})
