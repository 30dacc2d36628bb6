import type { ReplayWays } from '../control/requests/replay-line.ts'
import { STATUS_FILTER } from '../control/requests/request-filter.ts'
import { MOST_REQUESTS, type RequestLog } from '../control/requests/request-log.ts'
import { toRecordedRequest } from '../http/wire/to-recorded-request.ts'
import { UsageError } from '../usage-error.ts'
import type { RecordedRequest, RequestFilter, Requests } from './requests.ts'

const KNOWN: readonly string[] = [
  'operation',
  'status',
  'resource',
  'since',
  'limit',
] satisfies readonly (keyof RequestFilter)[]

/** The request log of an inventory. */
export class RequestsHandle implements Requests {
  readonly #log: RequestLog
  readonly #ways: () => ReplayWays

  /** @param ways how a shell reaches the server */
  constructor(log: RequestLog, ways: () => ReplayWays) {
    this.#log = log
    this.#ways = ways
  }

  async list(filter: RequestFilter = {}): Promise<readonly RecordedRequest[]> {
    const unknown = Object.keys(filter).find((name) => !KNOWN.includes(name))
    if (unknown !== undefined) {
      throw refusal(`${unknown} is not a known filter; known are ${KNOWN.join(', ')}`)
    }
    const { operation, resource, since = 0, limit = MOST_REQUESTS } = filter
    const status = filter.status === undefined ? undefined : String(filter.status)
    if (status !== undefined && !STATUS_FILTER.test(status)) {
      throw refusal("status must be a status, such as 404, '4xx' or 'none'")
    }
    if (!(Number.isInteger(since) && since >= 0)) throw refusal('since must be the id of a request, or 0')
    if (!(Number.isInteger(limit) && limit >= 1)) throw refusal('limit must be a whole number from 1')
    const found = this.#log.list({ operation, status, resource }, { since, limit })
    const ways = this.#ways()
    return found.map((record) => toRecordedRequest(record, ways))
  }

  async clear(): Promise<void> {
    this.#log.clear()
  }
}

function refusal(message: string): UsageError {
  return new UsageError(`requests.list: ${message}`)
}
