import type { AuditEntryModel, AuditTrail } from '../../http/contract/audit-schemas.ts'

export interface ExportedTrail {
  /** The entries after a sequence. */
  readonly page: (since: number) => Promise<AuditTrail>
  /** Writes a text, and waits until it is taken; answers whether anybody reads on. */
  readonly write: (text: string) => Promise<boolean>
  /** Waits before the trail is asked again; absent where the export ends with the newest entry. */
  readonly pause?: () => Promise<unknown>
  /** Whether the export is to end; asked before each page. */
  readonly isStopped: () => boolean
}

/**
 * Writes the entries after the sequence `since`, one in a line, a page at a time. An export that was ended goes on after
 * the sequence of its last whole line.
 */
export async function exportTrail(
  since: number,
  { page, write, pause, isStopped }: ExportedTrail,
): Promise<void> {
  let after = since
  while (!isStopped()) {
    const { entries, next } = await page(after)
    const isRead = entries.length === 0 || (await write(entries.map(toLine).join('')))
    if (!isRead) return
    after = entries.at(-1)?.sequence ?? after
    if (next !== undefined) continue
    if (pause === undefined) return
    await pause()
  }
}

function toLine(entry: AuditEntryModel): string {
  return `${JSON.stringify(entry)}\n`
}
