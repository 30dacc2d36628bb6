import { type Command, Option } from 'commander'
import { INSTANT_FORMS, parseInstant } from '../../control/parse-instant.ts'
import { AuditArchived, AuditArchives } from '../../http/contract/archive-schemas.ts'
import { UsageError } from '../../usage-error.ts'
import { checkAnswer } from '../check-answer.ts'
import { printLines } from '../controls/print-lines.ts'
import { addOperatorOptions } from '../operator/operator-options.ts'
import { type Ask, withInventory } from '../operator/with-inventory.ts'
import { copyTrail } from './copy-trail.ts'

interface ArchiveFlags {
  readonly before: string
  readonly file?: string
  readonly discard?: boolean
}

/** Adds `holdline audit archive`. */
export function addAuditArchive(audit: Command): void {
  const command = audit
    .command('archive')
    .description('write an opening balance, and drop the old partitions of the audit trail (PostgreSQL)')
    .requiredOption('--before <instant>', `the entries of partitions that are wholly older, ${INSTANT_FORMS}`)
    .addOption(
      new Option('--file <file>', 'write the entries there before they are dropped, a new file').conflicts(
        'discard',
      ),
    )
    .option('--discard', 'drop the entries without a copy')
  addOperatorOptions(command).action(async () => {
    const { before, file, discard } = command.opts<ArchiveFlags>()
    if (file === undefined && discard !== true) {
      throw new UsageError(
        'Say where the entries go: give --file FILE, or --discard to drop them without a copy',
      )
    }
    const instant = parseInstant(before)
    if (instant === undefined) throw new UsageError(`--before must be an instant, ${INSTANT_FORMS}`)
    const query = new URLSearchParams({ before: new Date(instant).toISOString() })
    printLines(await withInventory(command, (ask) => archive(ask, `audit/archives?${query}`, file)))
  })
}

/** Answers what was done, in lines for people. */
async function archive(ask: Ask, question: string, file: string | undefined): Promise<string[]> {
  const { archivable } = checkAnswer(AuditArchives, await ask('GET', question))
  if (archivable === null) {
    return ['Nothing to archive: no partition of the trail is full and wholly older than that']
  }
  const { after, through } = archivable
  const entries = file === undefined ? undefined : await copyTrail(file, { after, through, ask })
  const order = { through, ...(entries !== undefined && { entries }) }
  const { dropped, kept } = checkAnswer(AuditArchived, await ask('POST', 'audit/archives', order))
  return [
    ...(file === undefined ? [] : [`${file} has the entries after ${after} up to ${through}`]),
    `Dropped ${dropped} of the entries up to ${through}; ${kept} stay, which the numbers still need`,
  ]
}
