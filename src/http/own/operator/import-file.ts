import { findOwners } from '../../../operator/import/find-owners.ts'
import { importerOf } from '../../../operator/import/import-stock.ts'
import { FileImport, ImportEvent } from '../../contract/file-import-schemas.ts'
import { defineOperatorOperationWithBody } from '../own-operation.ts'
import { sendImport } from './send-import.ts'

/** Two hundred thousand rows. The command line takes files of any size. */
const LIMIT_BYTES = 16 * 1024 * 1024

export const importFile = defineOperatorOperationWithBody({
  operationId: 'ImportFile',
  method: 'POST',
  path: '/_holdline/stock/import-file',
  perInventory: true,
  summary:
    'Adds the numbers of a CSV file once all of its rows are checked, and tells how far it is, as events: https://html.spec.whatwg.org/#server-sent-events',
  body: { mediaTypes: ['application/json'], schema: FileImport, required: true, limitBytes: LIMIT_BYTES },
  produces: 'text/event-stream',
  responses: { 200: ImportEvent },
  async handle({ controlled, author, body: { name, content, skipBad = false, dryRun = false } }) {
    const { store, register } = controlled.inventory
    const importer = importerOf(store, author, () => findOwners(register))
    const now = await store.now()
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      stream: {
        mediaType: 'text/event-stream',
        send: (reader, ended) =>
          sendImport(reader, { importer, content, now, ended, options: { source: name, skipBad, dryRun } }),
      },
    }
  },
})
