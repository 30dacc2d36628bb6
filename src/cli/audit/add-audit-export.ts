import { setTimeout as delay } from 'node:timers/promises'
import type { Command } from 'commander'
import { databaseOption } from '../database-options.ts'
import { parseSequence } from '../parse-options.ts'
import { reachInventory } from '../reach-inventory.ts'
import { addServerOptions } from '../server-options.ts'
import { untilStopped } from '../until-stopped.ts'
import { writeOut } from '../write-out.ts'
import { exportTrail } from './export-trail.ts'
import { trailAt } from './trail-at.ts'

/** How long `--follow` waits before it asks for new entries, in milliseconds. */
const POLL_MS = 500

interface ExportFlags {
  readonly since: number
  readonly follow?: boolean
}

/** Adds `holdline audit export`. */
export function addAuditExport(audit: Command): void {
  const command = audit
    .command('export')
    .description('print the entries of the audit trail, the oldest first, each as JSON in a line of its own')
    .option('--since <sequence>', 'only the entries after the entry with this sequence', parseSequence, 0)
    .option('--follow', 'go on with new entries as they come, until SIGINT or SIGTERM')
  addServerOptions(command)
    .addOption(databaseOption())
    .action(async () => {
      const { since, follow = false } = command.opts<ExportFlags>()
      await reachInventory(command, (place) =>
        untilStopped(({ aborted, signal }) =>
          exportTrail(since, {
            page: (after) => trailAt(place, after),
            write: writeOut,
            isStopped: aborted,
            // The signal ends the pause with an error, which says nothing.
            ...(follow && { pause: () => delay(POLL_MS, undefined, { signal }).catch(() => {}) }),
          }),
        ),
      )
    })
}
