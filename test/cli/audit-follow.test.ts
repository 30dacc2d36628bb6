import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { HOLDLINE, runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

describe('holdline audit export --follow', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints entries as they come, and ends well at %s',
    async (signal) => {
      const cwd = temporaryDirectory()
      const server = await startServer({ cwd, args: ['--data', 'data'] })
      onTestFinished(() => server.kill())
      const follow = spawn(process.execPath, [HOLDLINE, 'audit', 'export', '--follow', '--data', 'data'], {
        cwd,
      })
      onTestFinished(() => void follow.kill('SIGKILL'))
      const lines = createInterface({ input: follow.stdout })[Symbol.asyncIterator]()
      const next = async () => JSON.parse((await lines.next()).value)
      expect(await next()).toMatchObject({ command: 'stock' })
      const withdrawn = [
        'stock',
        'withdraw',
        '--prefix',
        '+1888555010',
        '--reason',
        'a dispute',
        '--as',
        'Kim',
      ]
      expect(await runHoldline({ args: [...withdrawn, '--data', 'data'], cwd })).toMatchObject({ code: 0 })
      expect(await next()).toMatchObject({
        command: 'withdraw',
        author: { claimedName: 'Kim', reason: 'a dispute' },
        phoneNumbers: expect.arrayContaining(['+18885550100']),
      })
      const ended = once(follow, 'close')
      follow.kill(signal)
      expect(await ended).toEqual([0, null])
    },
  )

  it('ends well when its reader has gone', async () => {
    const cwd = temporaryDirectory()
    const server = await startServer({ cwd, args: ['--data', 'data'] })
    onTestFinished(() => server.kill())
    const follow = spawn(process.execPath, [HOLDLINE, 'audit', 'export', '--follow', '--data', 'data'], {
      cwd,
    })
    onTestFinished(() => void follow.kill('SIGKILL'))
    const ended = once(follow, 'close')
    await once(follow.stdout, 'data')
    follow.stdout.destroy()
    const withdrawn = ['stock', 'withdraw', '--prefix', '+1888555010', '--data', 'data']
    expect(await runHoldline({ args: withdrawn, cwd })).toMatchObject({ code: 0 })
    expect(await ended).toEqual([0, null])
  })
})
