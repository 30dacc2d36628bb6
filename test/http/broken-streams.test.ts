import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { BackupSource } from '../../src/storage/port/backup-source.ts'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { OPERATOR_KEY, startApp, stockedStore } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'

const BACKUP = ['POST', '/_holdline/backup'] as const
const SECRET = 'disk I/O error in /var/lib/inventory.sqlite'

/** A server whose backups consist of these parts. */
async function start(parts: () => AsyncGenerator<Uint8Array>) {
  const lines: Record<string, unknown>[] = []
  let tellEnd = () => {}
  const ended = new Promise<void>((resolve) => {
    tellEnd = resolve
  })
  const source: BackupSource = { bytes: 1 << 30, parts, end: async () => tellEnd() }
  const store = { ...(await stockedStore()), backup: async () => ({ kind: 'begun', source }) as const }
  const { host } = await startApp({ store, onLogLine: (line) => lines.push(line) })
  return { host, lines, ended }
}

describe('an answer that is sent as it comes', () => {
  it('is cut off where its sender fails, and the log has the reason', async () => {
    const { host, lines, ended } = await start(async function* () {
      yield Buffer.from('the first part')
      throw new StorageError(SECRET)
    })
    await expect(createClient(host, OPERATOR_KEY)(...BACKUP)).rejects.toThrow('aborted')
    await ended
    await turn()
    expect(lines).toMatchObject([
      { msg: 'A request failed', target: '/_holdline/backup', err: { message: SECRET } },
    ])
  })

  it('is no fault where its reader goes away', async () => {
    const { host, lines, ended } = await start(async function* () {
      for (;;) yield Buffer.alloc(64 * 1024)
    })
    const [method, target] = BACKUP
    const body = Buffer.alloc(0)
    const headers = signedHeaders({ method, target, host, body, accessKey: OPERATOR_KEY })
    const answer = await fetch(`http://${host}${target}`, { method, headers })
    await answer.body?.cancel()
    await ended
    await turn()
    expect(lines).toEqual([])
  })
})
