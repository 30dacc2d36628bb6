import { RecordedRequest } from '../../contract/request-schemas.ts'
import { requestNotFound } from '../../errors/control-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { toRecordedRequest } from '../../wire/to-recorded-request.ts'
import { defineControl } from '../own-operation.ts'

export const getRequest = defineControl({
  operationId: 'GetRequest',
  method: 'GET',
  path: '/_holdline/requests/{id}',
  summary: 'A recorded request and its answer, without secrets.',
  isUnrecorded: true,
  responses: { 200: RecordedRequest },
  async handle(request) {
    const id = pathParameter(request, 'id')
    const { controlled, tools } = request
    const record = /^\d{1,15}$/.test(id) ? controlled.requests.find(Number(id)) : undefined
    if (record === undefined) return requestNotFound(id)
    return { status: 200, body: toRecordedRequest(record, tools.replayWays()) }
  },
})
