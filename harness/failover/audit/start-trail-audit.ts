import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runHoldline } from '../../../test/support/run-holdline.ts'
import type { Stage } from '../stage.ts'
import { readExportedEntry } from './exported-entry.ts'
import { type FollowedTrail, followTrail } from './follow-trail.ts'
import { type AuditVerdict, judgeAudit } from './judge-audit.ts'
import { type RawTrail, readRawTrail } from './read-raw-trail.ts'
import { socketUrl } from './socket-url.ts'

/** Exports the trail of each primary, and compares it with the inventory when another one has taken its place. */
export interface TrailAudit {
  /**
   * Judges what `holdline verify --audit` says of a primary that has died, and begins to export from the new one.
   *
   * @param lagMs for how long the standby had not followed
   */
  judge(lagMs: number): Promise<AuditVerdict>
  stop(): Promise<void>
}

/** @param directory for the exported trails, which stay there */
export function startTrailAudit(stage: Stage, directory: string): TrailAudit {
  const { pair, proxies } = stage
  let followed: FollowedTrail = followTrail(socketUrl(pair.primary()))
  let nth = 0

  /** The trail of the dead primary up to its end: the old primary runs alone for a moment, where no server reaches it. */
  async function readOld(): Promise<{ readonly lines: readonly string[]; readonly old: RawTrail }> {
    const dead = pair.standby()
    const proxy = proxies[pair.members.indexOf(dead)]
    proxy?.lead(undefined)
    proxy?.cut()
    await dead.restart()
    try {
      const lines = await followed.finish(socketUrl(dead))
      return { lines, old: await readRawTrail(dead) }
    } finally {
      await dead.kill()
      proxy?.lead(dead.port)
    }
  }

  return {
    async judge(lagMs) {
      const { lines, old } = await readOld()
      const primary = pair.primary()
      followed = followTrail(socketUrl(primary))
      nth += 1
      const file = join(directory, `trail-${nth}.ndjson`)
      writeFileSync(file, lines.map((line) => `${line}\n`).join(''))

      const now = async () => {
        const [row] = await primary.query('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now')
        return Number(row?.['now'])
      }
      const [before, from] = [await readRawTrail(primary), await now()]
      const args = ['verify', '--audit', file, '--output', 'json', '--database', socketUrl(primary)]
      const { code, stdout, stderr } = await runHoldline({ args, cwd: directory })
      if (code !== 0 && code !== 1) throw new Error(`holdline verify ended with ${code}: ${stderr}`)
      const [until, after] = [await now(), await readRawTrail(primary)]
      return judgeAudit({
        exported: lines.map(readExportedEntry),
        old,
        present: [before, after],
        verified: [from, until],
        findings: JSON.parse(stdout).findings,
        lagMs,
      })
    },
    stop: () => followed.stop(),
  }
}
