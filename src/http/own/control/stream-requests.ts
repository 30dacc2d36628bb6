import { RequestFollowing } from '../../contract/request-schemas.ts'
import { tooManyStreams } from '../../errors/control-errors.ts'
import { toRecordedRequest } from '../../wire/to-recorded-request.ts'
import { defineControlWithQuery } from '../own-operation.ts'
import { sendRequests } from './send-requests.ts'

export const streamRequests = defineControlWithQuery({
  operationId: 'StreamRequests',
  method: 'GET',
  path: '/_holdline/requests/stream',
  summary: 'Each request when it is recorded, as an event: https://html.spec.whatwg.org/#server-sent-events',
  query: RequestFollowing,
  produces: 'text/event-stream',
  isUnrecorded: true,
  responses: { 200: null },
  async handle({ controlled: { requests: log }, tools, headers, filters: { since, ...filter } }) {
    if (!log.hasRoom) return tooManyStreams
    // A reader that lost its connection says which event was its last, with the target that it had before.
    const last = [headers['last-event-id'], since].find(
      (id) => typeof id === 'string' && /^\d{1,15}$/.test(id),
    )
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      stream: {
        mediaType: 'text/event-stream',
        send: (reader) =>
          sendRequests(reader, {
            log,
            filter,
            after: last === undefined ? undefined : Number(last),
            sleep: tools.sleep,
            dataOf: (record) => JSON.stringify(toRecordedRequest(record, tools.replayWays())),
          }),
      },
    }
  },
})
