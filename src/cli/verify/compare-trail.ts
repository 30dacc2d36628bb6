import { isDeepStrictEqual } from 'node:util'
import type { AuditEntryModel, AuditTrail } from '../../http/contract/audit-schemas.ts'
import { type Finding, finding } from '../../operator/verify/finding.ts'

/** The trail of an inventory. */
export interface ComparedTrail {
  /** The entries of the inventory after a sequence. */
  readonly page: (since: number) => Promise<AuditTrail>
  /** The last sequence that was archived, up to which entries may be gone; 0 if none was. */
  readonly archived: number
  /** The present instant of the inventory. */
  readonly now: number
}

/**
 * What an exported trail tells and the trail of the inventory does not: entries that it does not have, or not so. A
 * search that has expired may have been removed by housekeeping; it changed nothing that lasts.
 *
 * @param exported the entries of the export, in the order of their sequences
 */
export async function* compareTrail(
  exported: AsyncIterable<AuditEntryModel>,
  { page, archived, now }: ComparedTrail,
): AsyncGenerator<Finding> {
  const present = entriesFrom(page)
  let last = 0
  let isLost = false
  for await (const entry of exported) {
    last = entry.sequence
    const found = await present.at(entry.sequence)
    if (found !== undefined && isDeepStrictEqual(found, entry)) continue
    if (found === undefined && (entry.sequence <= archived || isRemovable(entry, now))) continue
    isLost ||= found === undefined
    yield finding(
      `entry ${entry.sequence}`,
      entryText(entry),
      found === undefined ? 'no such entry' : entryText(found),
    )
  }
  if (isLost && (await present.after(last)) === undefined && present.newest() < last) {
    yield finding(
      'the audit trail',
      `entries up to ${last}, as its export has them`,
      `entries up to ${present.newest()}: the inventory was put back to an older state`,
    )
  }
}

/** Whether housekeeping may have removed the entry: a search whose hold has expired. */
function isRemovable({ command, detail }: AuditEntryModel, now: number): boolean {
  const { expiresAt } = { expiresAt: undefined, ...detail }
  return command === 'search' && typeof expiresAt === 'string' && Date.parse(expiresAt) <= now
}

function entryText({ command, resource, by, at, phoneNumbers }: AuditEntryModel): string {
  return [
    command,
    ...(phoneNumbers.length === 0 ? [] : ['of', phoneNumbers.join(', ')]),
    ...(resource === null ? [] : ['for', resource]),
    ...(by === null ? [] : [`(${by})`]),
    'at',
    at,
  ].join(' ')
}

/** The entries of the inventory, of which only a page is in memory. They are asked for in the order of their sequences. */
function entriesFrom(page: (since: number) => Promise<AuditTrail>) {
  let entries: AuditEntryModel[] = []
  let newest = 0
  let isAtEnd = false

  /** Reads on until there is an entry with this sequence or a later one. */
  async function reach(sequence: number): Promise<void> {
    while (!isAtEnd && newest < sequence) {
      const read = await page(newest === 0 ? sequence - 1 : newest)
      entries = read.entries
      newest = entries.at(-1)?.sequence ?? newest
      isAtEnd = read.next === undefined
    }
  }

  return {
    newest: () => newest,
    async at(sequence: number) {
      await reach(sequence)
      return entries.find((entry) => entry.sequence === sequence)
    },
    async after(sequence: number) {
      await reach(sequence + 1)
      return entries.find((entry) => entry.sequence > sequence)
    },
  }
}
