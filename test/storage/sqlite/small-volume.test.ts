import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { runRoomProcess } from './run-room-process.ts'

/** Runs the steps on a volume of its own, which only their process sees. */
function onVolume(mebibytes: number, steps: readonly string[]): Promise<string[]> {
  const directory = temporaryDirectory()
  const mount = `mount -t tmpfs -o size=${mebibytes}m tmpfs ${directory} && exec "$@"`
  const before = ['unshare', '--map-root-user', '--mount', 'sh', '-c', mount, 'sh']
  return runRoomProcess(join(directory, 'inventory.db'), before, steps)
}

describe('A small volume', () => {
  it('of 64 MB, the /dev/shm of a container, is not filled by the log', async () => {
    expect(await onVolume(64, ['search 8000', 'ping', 'reopen', 'search 64'])).toEqual([
      '8000 of 8000',
      'ready',
      'reopened',
      '64 of 64',
    ])
  })

  it('that another program fills has no ready inventory until there is room, after a restart too', async () => {
    const full = ['fill', 'search 64', 'search 64', 'ping', 'reopen', 'ping', 'search 1', 'ping']
    const outcomes = await onVolume(32, ['search 500', ...full, 'empty', 'ping', 'search 64', 'ping'])
    expect(outcomes.slice(0, 2)).toEqual(['500 of 500', 'filled'])
    expect(outcomes.slice(4)).toEqual([
      ...['not ready', 'reopened', 'not ready', '0 of 1', 'not ready'],
      ...['emptied', 'ready', '64 of 64', 'ready'],
    ])
  })
})
