import type { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import type { Instant } from '../../../numbering/instant.ts'
import type { BadRow } from '../../../operator/import/bad-rows.ts'
import type { ImportOptions } from '../../../operator/import/import-rows.ts'
import type { StockImporter } from '../../../operator/import/stock-importer.ts'
import { StorageError } from '../../../storage/port/storage-error.ts'
import { UsageError } from '../../../usage-error.ts'
import type { ImportEvent } from '../../contract/file-import-schemas.ts'
import { internalError, storageUnavailable } from '../../errors/errors.ts'

export interface SentImport {
  readonly importer: StockImporter
  /** The text of the file. */
  readonly content: string
  /** The present instant of the inventory. */
  readonly now: Instant
  /** Aborted when the sandbox ends that has the inventory; absent for the main inventory. */
  readonly ended: AbortSignal | undefined
  readonly options: ImportOptions
}

/** Nobody reads more bad rows than these; the end counts all. */
const MOST_BAD_ROWS = 1_000

/** Other requests wait no longer than until so many bytes are read. */
const PIECE_BYTES = 64 * 1024

/**
 * Imports a file, and sends what happens as server-sent events. The import stops when its reader is gone, or its sandbox:
 * what was added stays, and the same import once more adds the rest. Rejects, once the reader knows, if the inventory
 * fails.
 */
export async function sendImport(
  reader: Writable,
  { importer, content, now, ended, options }: SentImport,
): Promise<void> {
  let badRows = 0
  const send = (event: ImportEvent) => {
    if (!reader.destroyed) reader.write(`data: ${JSON.stringify(event)}\n\n`)
  }
  try {
    // Loaded only here, with the reader of CSV: most servers do without them.
    const { importRows } = await import('../../../operator/import/import-rows.ts')
    const { added, known, portedOut, bad, late, stopped } = await importRows(
      pieces(Buffer.from(content)),
      {
        importer,
        now,
        async onBad(row) {
          badRows += 1
          if (badRows <= MOST_BAD_ROWS) send(toBadRow(row))
        },
        onProgress: (phase, done, total) =>
          send({ kind: 'progress', phase, done, ...(total !== undefined && { total }) }),
        isStopped: () => reader.destroyed || ended?.aborted === true,
      },
      options,
    )
    send(
      stopped
        ? { kind: 'failure', message: 'The sandbox was removed before the import had come to its end.' }
        : { kind: 'end', added, known, portedOut, bad, late },
    )
    reader.end()
  } catch (error) {
    const isOfTheFile = error instanceof UsageError
    send({ kind: 'failure', message: isOfTheFile ? error.message : brokenOff(error, options) })
    reader.end()
    if (!isOfTheFile) throw error
  }
}

/** What the reader is told of a fault of the server, whose reason is for the log alone. */
function brokenOff(error: unknown, { dryRun }: ImportOptions): string {
  const { error: words } = error instanceof StorageError ? storageUnavailable : internalError
  const state = dryRun
    ? 'Nothing was imported.'
    : 'What was imported stays: the same file once more adds the rest.'
  return `${words.message} ${state}`
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES)
    await turn()
  }
}

function toBadRow({ line, reason, cells: { number, first, last } }: BadRow): ImportEvent {
  const range = first || last ? `${first ?? ''}-${last ?? ''}` : ''
  return { kind: 'badRow', line, reason, numbers: number || range }
}
