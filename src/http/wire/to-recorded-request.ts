import type { KeptBody } from '../../control/requests/kept-body.ts'
import { type ReplayWays, replayLine } from '../../control/requests/replay-line.ts'
import type { RecordedMessage, RequestRecord } from '../../control/requests/request-record.ts'
import type { RecordedRequest } from '../contract/request-schemas.ts'

/** The recorded request as our own operations show it. */
export function toRecordedRequest(record: RequestRecord, ways: ReplayWays): RecordedRequest {
  const { id, at, ms, method, target, path, isDropped, faults } = record
  return {
    id,
    at: new Date(at).toISOString(),
    ms,
    method,
    target,
    path,
    sandbox: record.sandbox ?? null,
    operation: record.operation ?? null,
    resource: record.resource ?? null,
    operator: record.operator ?? null,
    status: record.status ?? null,
    isDropped,
    faults: [...faults],
    clientRequestId: record.clientRequestId ?? null,
    msCv: record.correlationVector,
    request: toMessage(record.request),
    answer: record.answer === undefined ? null : toMessage(record.answer),
    curl: replayLine(record, ways) ?? null,
  }
}

function toMessage({ headers, body }: RecordedMessage): RecordedRequest['request'] {
  return { headers: { ...headers }, body: body === undefined ? null : toBody(body) }
}

function toBody({ text, bytes, isCut }: KeptBody) {
  return { text, bytes, isCut }
}
