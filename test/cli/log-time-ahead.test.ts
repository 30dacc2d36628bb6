import { expect, it } from 'vitest'
import { logTimeAhead } from '../../src/cli/log-time-ahead.ts'

it('says that the clock was set back, by how much, and that it has caught up', () => {
  const lines: unknown[] = []
  const line =
    (level: string) =>
    (...parts: unknown[]) =>
      void lines.push([level, ...parts])
  const log = { info: line('info'), warn: line('warn') }
  logTimeAhead(log, 86_399_700)
  logTimeAhead(log, 0)
  expect(lines).toEqual([
    ['warn', { aheadSeconds: 86_400 }, expect.stringContaining('it is 86400 seconds behind the inventory')],
    ['info', {}, expect.stringContaining('caught up')],
  ])
})
