import type { Writable } from 'node:stream'
import type { RequestFilter } from '../../../control/requests/request-filter.ts'
import type { RequestLog } from '../../../control/requests/request-log.ts'
import type { RequestRecord } from '../../../control/requests/request-record.ts'
import { repeat, type Sleep } from '../../../timing/repeat.ts'

export interface SendOptions {
  readonly log: RequestLog
  readonly filter: RequestFilter
  /** The id after which the reader wants requests; those that are recorded from now on if absent. */
  readonly after: number | undefined
  readonly dataOf: (record: RequestRecord) => string
  readonly sleep: Sleep
}

/** How often a comment shows the reader, and the proxies on the way, that the stream lives. */
const COMMENT_MS = 15_000
const COMMENT = ': the stream lives\n\n'

/** How long the last events may take at the end, in milliseconds. */
const END_LIMIT_MS = 500

/**
 * Sends requests as server-sent events until the log ends or the reader is gone. Nothing waits in memory but the log
 * itself: a reader that is slow gets its events later, and loses its connection once the log has dropped an event that
 * it did not get yet. (One that reads nothing is silent, and loses its connection by the server's limit.)
 */
export function sendRequests(reader: Writable, { log, filter, after, dataOf, sleep }: SendOptions): void {
  let sent = log.position(after)

  function isReading(): boolean {
    return !reader.writableNeedDrain && !reader.writableEnded && !reader.destroyed
  }
  function send(): void {
    while (isReading()) {
      if (log.hasLostAfter(sent)) {
        reader.destroy()
        return
      }
      const record = log.next(sent, filter)
      sent = record?.id ?? log.newest
      if (record === undefined) return
      reader.write(`id: ${record.id}\nevent: request\ndata: ${dataOf(record)}\n\n`)
    }
  }
  function end(): void {
    reader.end()
    const limit = setTimeout(() => reader.destroy(), END_LIMIT_MS)
    reader.once('close', () => clearTimeout(limit))
  }

  const unfollow = log.follow({ added: send, ended: end })
  if (unfollow === undefined) {
    end()
    return
  }
  const comments = repeat({
    sleep,
    pauseMs: () => COMMENT_MS,
    async round() {
      if (isReading()) reader.write(COMMENT)
    },
  })
  reader.on('drain', send)
  reader.once('close', () => {
    unfollow()
    comments.stop()
  })
  reader.write(COMMENT)
  send()
}
