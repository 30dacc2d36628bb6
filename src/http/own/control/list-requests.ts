import { RecordedRequestList, RequestQuery } from '../../contract/request-schemas.ts'
import { toRecordedRequest } from '../../wire/to-recorded-request.ts'
import { defineControlWithQuery } from '../own-operation.ts'

const DEFAULT_LIMIT = 100

export const listRequests = defineControlWithQuery({
  operationId: 'ListRequests',
  method: 'GET',
  path: '/_holdline/requests',
  summary: 'The last requests and their answers, the newest first, without secrets.',
  query: RequestQuery,
  isUnrecorded: true,
  responses: { 200: RecordedRequestList },
  async handle({ controlled, tools, filters: { since = 0, limit = DEFAULT_LIMIT, ...filter } }) {
    const ways = tools.replayWays()
    const found = controlled.requests.list(filter, { since: Number(since), limit: Number(limit) })
    return { status: 200, body: { requests: found.map((record) => toRecordedRequest(record, ways)) } }
  },
})
