import { Readable } from 'node:stream'
import { backupUnderWay, noFileToBackUp } from '../../errors/backup-errors.ts'
import { defineOperatorOperation } from '../own-operation.ts'
import { sendWhole } from '../send-whole.ts'

export const backUp = defineOperatorOperation({
  operationId: 'BackUp',
  method: 'POST',
  path: '/_holdline/backup',
  summary: "The inventory's file as it is at one instant, while the server serves on.",
  produces: 'application/vnd.sqlite3',
  isUnrecorded: true,
  responses: { 200: null },
  async handle({ tools }) {
    const { store } = tools.inventory
    if (store.backup === undefined) return noFileToBackUp
    const begun = await store.backup()
    if (begun.kind === 'underWay') return backupUnderWay
    const { source } = begun
    return {
      status: 200,
      // A reader whose connection is cut before the end has fewer bytes than this.
      headers: { 'content-length': String(source.bytes), 'cache-control': 'no-store' },
      stream: {
        mediaType: 'application/vnd.sqlite3',
        async send(reader) {
          try {
            await sendWhole(Readable.from(source.parts(), { objectMode: false }), reader)
          } finally {
            await source.end()
          }
        },
        drop: () => void source.end(),
      },
    }
  },
})
