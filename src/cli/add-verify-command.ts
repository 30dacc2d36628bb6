import { type Command, Option } from 'commander'
import type { Finding } from '../operator/verify/finding.ts'
import { verifyAll } from '../operator/verify/verify-all.ts'
import type { Part, VerifyPlace } from '../operator/verify/verify-page.ts'
import { trailAt } from './audit/trail-at.ts'
import { databaseOption } from './database-options.ts'
import { parsePath } from './parse-options.ts'
import { type ReachedInventory, reachInventory } from './reach-inventory.ts'
import { addServerOptions } from './server-options.ts'
import { progressLine } from './stock/progress-line.ts'
import { archivedAt } from './verify/archived-at.ts'
import { compareTrail } from './verify/compare-trail.ts'
import { begun, openExported, readExported } from './verify/read-exported.ts'
import { jsonReport, linesReport } from './verify/report.ts'
import { verifiedAt } from './verify/verified-at.ts'
import { writeOut } from './write-out.ts'

interface VerifyFlags {
  readonly audit?: string
  readonly output: 'lines' | 'json'
}

/** The exit code where something is wrong. */
const DAMAGED = 1

/** Adds `holdline verify`. */
export function addVerifyCommand(program: Command): void {
  const command = program
    .command('verify')
    .description(
      'check an inventory, also while it serves: whether every number, claim, owner and record is as the audit trail says. ' +
        `It changes nothing, and exits with ${DAMAGED} if something is wrong`,
    )
    .option('--audit <file>', 'also find what this exported trail has and the inventory has not', parsePath)
    .addOption(
      new Option('--output <form>', 'a line for each thing that is wrong, or one JSON document')
        .choices(['lines', 'json'])
        .default('lines'),
    )
  addServerOptions(command)
    .addOption(databaseOption())
    .action(async () => {
      const { audit, output } = command.opts<VerifyFlags>()
      // A wrong file is refused before the inventory is read, which may take minutes.
      const exported = audit === undefined ? undefined : await begun(readExported(await openExported(audit)))
      const report = output === 'json' ? jsonReport(writeOut) : linesReport(writeOut)
      const line = progressLine(process.stderr, () => performance.now())
      let findings = 0
      const found = async (finding: Finding) => {
        findings += 1
        line.clear()
        await report.found(finding)
      }
      const verify = async (place: ReachedInventory) => {
        let now = 0
        const pageAt = async (page: VerifyPlace) => {
          const verified = await verifiedAt(place, page)
          now = verified.at
          return verified
        }
        const progress = (part: Part, checked: number) => line.show('verifying', checked, undefined, part)
        const checked = await verifyAll(pageAt, { found, progress })
        if (exported === undefined) return checked
        const archived = await archivedAt(place)
        const page = (since: number) => trailAt(place, since)
        const trail = compareTrail(exported, { page, archived, now })
        for await (const each of trail) await found(each)
        return checked
      }
      const checked = await reachInventory(command, verify)
      line.clear()
      await report.end(checked, findings)
      if (findings > 0) process.exitCode = DAMAGED
    })
}
