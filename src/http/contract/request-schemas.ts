import type { Static } from 'typebox'
import * as Type from 'typebox'
import { STATUS_FILTER } from '../../control/requests/request-filter.ts'
import { MOST_REQUESTS } from '../../control/requests/request-log.ts'
import { nullable } from './nullable.ts'
import { DateTime } from './schemas.ts'

/* The models of the request log. They are our own: no version of the API has them. */

const RecordedBody = Type.Object(
  {
    /** The body, or its beginning, without secrets. */
    text: Type.String(),
    /** How many bytes the body had. */
    bytes: Type.Integer({ minimum: 0 }),
    /** Whether `text` is only the beginning. */
    isCut: Type.Boolean(),
  },
  { title: 'RecordedBody' },
)

const MESSAGE = { headers: Type.Record(Type.String(), Type.String()), body: nullable(RecordedBody) }

const RecordedMessage = Type.Object(MESSAGE, { title: 'RecordedMessage' })
const RecordedAnswer = Type.Object(MESSAGE, { title: 'RecordedAnswer' })

export const RecordedRequest = Type.Object(
  {
    /** The position in the log of the inventory, from 1. */
    id: Type.Integer({ minimum: 1 }),
    /** When the request arrived, in real time. */
    at: DateTime,
    ms: Type.Integer({ minimum: 0 }),
    method: Type.String(),
    /** Path and query as received. */
    target: Type.String(),
    /** The path without the part that names a sandbox. */
    path: Type.String(),
    sandbox: nullable(Type.String()),
    operation: nullable(Type.String()),
    resource: nullable(Type.String()),
    operator: nullable(Type.String()),
    /** null if the connection was lost before there was an answer. */
    status: nullable(Type.Integer()),
    /** Whether the connection was lost before the answer was sent whole. */
    isDropped: Type.Boolean(),
    /** The rules that hit the request. */
    faults: Type.Array(Type.String()),
    clientRequestId: nullable(Type.String()),
    msCv: Type.String(),
    request: RecordedMessage,
    answer: nullable(RecordedAnswer),
    /** A line for a shell that sends the request again; null if the body is not known whole. */
    curl: nullable(Type.String()),
  },
  { title: 'RecordedRequest' },
)
export type RecordedRequest = Static<typeof RecordedRequest>

export const RecordedRequestList = Type.Object(
  { requests: Type.Array(RecordedRequest) },
  { title: 'RecordedRequestList' },
)

const Filters = {
  operation: Type.Optional(Type.String()),
  /** A status, `4xx`, or `none` for requests that got no answer. */
  status: Type.Optional(
    Type.String({ pattern: STATUS_FILTER.source, description: 'a status such as 404 or 4xx, or none' }),
  ),
  resource: Type.Optional(Type.String()),
  /** Only requests of greater ids. */
  since: Type.Optional(
    Type.String({ pattern: '^\\d{1,15}$', description: 'the id of a request, such as 1200' }),
  ),
}

export const RequestFollowing = Type.Object(Filters)

export const RequestQuery = Type.Object({
  ...Filters,
  /** The most requests; a hundred if absent. */
  limit: Type.Optional(
    Type.String({
      pattern: `^(?:[1-9]\\d{0,2}|${MOST_REQUESTS})$`,
      description: `a whole number from 1 to ${MOST_REQUESTS}`,
    }),
  ),
})
