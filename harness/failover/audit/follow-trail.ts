import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { holdlineEnvironment } from '../../../test/support/holdline-environment.ts'
import { HOLDLINE } from '../../../test/support/run-holdline.ts'
import { readExportedEntry } from './exported-entry.ts'

const PAUSE_MS = 100

/** An export of a trail that goes on as the trail grows. */
export interface FollowedTrail {
  /** Ends it. */
  stop(): Promise<void>
  /** Exports from the database of this URL what has not been exported yet, and answers all lines. */
  finish(url: string): Promise<readonly string[]>
}

/**
 * Exports the trail of the database of this URL as it grows. An export that ends, since the database went away, goes on
 * after its last whole line, as docs/operate.md says.
 */
export function followTrail(url: string): FollowedTrail {
  const lines: string[] = []
  let last = 0
  let isStopped = false
  let running: { kill(): void } | undefined

  async function exportFrom(database: string, ...flags: readonly string[]): Promise<number | null> {
    const args = [HOLDLINE, 'audit', 'export', '--since', String(last), '--database', database, ...flags]
    const child = spawn(process.execPath, args, {
      env: holdlineEnvironment({}),
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    running = { kill: () => void child.kill('SIGTERM') }
    if (isStopped && flags.length > 0) running.kill()
    const ended = once(child, 'exit')
    for await (const line of createInterface({ input: child.stdout })) {
      const { sequence } = readWhole(line) ?? {}
      if (sequence === undefined) continue
      lines.push(line)
      last = sequence
    }
    const [code] = await ended
    return code
  }

  const following = (async () => {
    while (!isStopped) {
      await exportFrom(url, '--follow')
      if (!isStopped) await delay(PAUSE_MS)
    }
  })()

  async function stop() {
    isStopped = true
    running?.kill()
    await following
  }

  return {
    stop,
    async finish(database) {
      await stop()
      const code = await exportFrom(database)
      if (code !== 0) throw new Error(`The trail could not be exported to its end: exit code ${code}`)
      return lines
    },
  }
}

/** The entry in a line; nothing if the export ended within the line. */
function readWhole(line: string) {
  try {
    return readExportedEntry(line)
  } catch {
    return undefined
  }
}
