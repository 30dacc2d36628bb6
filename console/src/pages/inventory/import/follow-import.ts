import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { FileImport, ImportEvent } from '../../../../generated/own.d.ts'
import { ApiFailure } from '../../../api/api-failure.ts'
import type { Clients } from '../../../api/create-clients.ts'
import type { ImportBadRow, ImportEnd, ImportProgress } from './import-event.ts'

export interface ImportListener {
  readonly onProgress: (progress: ImportProgress) => void
  readonly onBadRow: (row: ImportBadRow) => void
  /** Ends the import: what was added stays. */
  readonly signal: AbortSignal
}

/**
 * Has the server import a file, and tells how far it is.
 *
 * @throws {ApiFailure} which says what is wrong with the file, or that the import did not come to its end
 */
export async function followImport(
  { own }: Pick<Clients, 'own'>,
  body: FileImport,
  { onProgress, onBadRow, signal }: ImportListener,
): Promise<ImportEnd> {
  const { response } = await own.POST('/_holdline/stock/import-file', { body, parseAs: 'stream', signal })
  const events = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  for (;;) {
    const { done, value } = (await events?.read().catch(() => undefined)) ?? { done: true, value: undefined }
    if (done) throw cutOff(body)
    const event: ImportEvent = JSON.parse(value.data)
    switch (event.kind) {
      case 'progress':
        onProgress(event)
        break
      case 'badRow':
        onBadRow(event)
        break
      case 'end':
        return event
      case 'failure':
        throw new ApiFailure(event.message, { code: 'ImportFailed' })
    }
  }
}

function cutOff({ dryRun = false }: FileImport): ApiFailure {
  const message = dryRun
    ? 'The server stopped before it had checked every row. Nothing was imported: choose the file again.'
    : 'The server stopped before it had imported every row. What it has imported stays: import the same file again, and it adds the rest.'
  return new ApiFailure(message, { code: 'ImportCutOff' })
}
