import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { attachStrace } from '../../harness/crash/attach-strace.ts'
import { checkTrace, type TraceVerdict } from '../../harness/crash/check-trace.ts'
import { Ledger } from '../../harness/crash/ledger.ts'
import { startLoad } from '../../harness/crash/load.ts'
import { readTrace, traceTo } from '../../harness/crash/read-trace.ts'
import { withoutSync } from '../../harness/crash/without-sync.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { keepAliveClient } from '../support/keep-alive-client.ts'
import { createRandom } from '../support/random.ts'
import { type ServerOptions, startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const CHANGES = 80

/** The trace may miss the first and the last answers: strace attaches and detaches while the server works. */
const SPARE = 10

/** Loads a server that strace watches, until enough changes are answered. */
async function traceLoad(clients: number, options: ServerOptions = {}): Promise<TraceVerdict> {
  const log = join(temporaryDirectory(), 'trace')
  const server = await startServer({ args: ['--data', temporaryDirectory()], ...options })
  onTestFinished(() => server.kill())
  const { send, close } = keepAliveClient(server.http, DEVELOPMENT_ACCESS_KEY, clients)
  const strace = await attachStrace(server.pid, traceTo(log))
  const load = startLoad(new Ledger(), createRandom(1), send, clients)
  await load.answered(CHANGES + SPARE)
  await strace.detach()
  await server.kill()
  await load.ended
  close()
  return checkTrace(await readTrace(log))
}

// After kill -9 the system still writes unsynced data, so only this test shows that a power failure is survived too.
describe('a change that is answered', { timeout: 120_000 }, () => {
  it.each([1, 16])('is synced to the disk first, with %i clients', async (clients) => {
    const { answers, early } = await traceLoad(clients)
    expect(early).toEqual([])
    expect(answers).toBeGreaterThanOrEqual(CHANGES)
  })

  it('is distinguished from a change of a server that does not sync', async () => {
    const { answers, early } = await traceLoad(4, { main: withoutSync(temporaryDirectory()) })
    expect(answers).toBeGreaterThanOrEqual(CHANGES)
    expect(early).toHaveLength(answers)
  })
})
