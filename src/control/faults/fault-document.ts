import type { Static } from 'typebox'
import * as Type from 'typebox'
import { NUMBER_TYPES } from '../../numbering/offering.ts'
import { SEARCH_ERRORS } from '../../numbering/search-error.ts'

const closed = { additionalProperties: false }
const Count = Type.Integer({ minimum: 1 })
/** See `parseDuration`. */
const Duration = Type.String()
/** ISO 8601 with an offset. */
const Moment = Type.String()

/** The requests that a rule is for: those that fit every field. */
export const FaultMatch = Type.Object(
  {
    /** The operationId of the API, with or without `PhoneNumbers_`. */
    operation: Type.Optional(Type.String()),
    country: Type.Optional(Type.String()),
    numberType: Type.Optional(Type.Enum([...NUMBER_TYPES], { type: 'string' })),
    areaCode: Type.Optional(Type.String()),
    phoneNumber: Type.Optional(Type.String()),
    /** The name of the resource that sends the request. */
    resource: Type.Optional(Type.String()),
  },
  { title: 'FaultMatch', ...closed },
)
export type FaultMatch = Static<typeof FaultMatch>

/** A duration, or two between which each request gets one by chance. */
const Latency = Type.Unsafe<string | { from: string; to: string }>({
  type: ['string', 'object'],
  properties: { from: Duration, to: Duration },
  required: ['from', 'to'],
  ...closed,
})

const SlowBody = Type.Object(
  { bytesPerSecond: Type.Optional(Count), duration: Type.Optional(Duration) },
  { title: 'SlowBody', ...closed },
)

const CutBody = Type.Object(
  {
    bytes: Type.Optional(Type.Integer({ minimum: 0 })),
    fraction: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  },
  { title: 'CutBody', ...closed },
)

/** What happens to a request: one effect with its own fields, and latency with any of them or alone. */
export const FaultEffect = Type.Object(
  {
    /** An error of the search result, at the phase where it belongs. */
    outcome: Type.Optional(Type.Enum([...SEARCH_ERRORS], { type: 'string' })),
    /** The most numbers that a search with the outcome `NumbersPartiallyAcquired` finds; half of them if absent. */
    quantity: Type.Optional(Count),
    /** The operation that the request begins shows `running`. An `outcome` shows after that. */
    stay: Type.Optional(Type.Enum(['running'], { type: 'string' })),
    /** How long it stays so, by the clock of the inventory: a duration, or `ever`, as if absent. */
    for: Type.Optional(Duration),
    /** The hold ends as its purchase arrives. */
    expire: Type.Optional(Type.Boolean()),
    /** How long the request waits before the work, in real time. */
    latency: Type.Optional(Latency),
    /** The status of an answer in the place of the work. */
    status: Type.Optional(Type.Integer({ minimum: 200, maximum: 599 })),
    /** The seconds in the header `Retry-After`. */
    retryAfter: Type.Optional(Type.Integer({ minimum: 0 })),
    /** JSON, or a text that is sent as it is; an error in the API's shape if absent. */
    body: Type.Optional(Type.Unknown()),
    headers: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** The connection ends without an answer, before or after the work. */
    drop: Type.Optional(Type.Enum(['before', 'after'], { type: 'string' })),
    /** The body of the answer arrives slowly: at a rate, or in a time. */
    slowBody: Type.Optional(SlowBody),
    /** The connection ends after so many bytes of the body, or such a part of it. */
    cutBody: Type.Optional(CutBody),
  },
  { title: 'FaultEffect', ...closed },
)
export type FaultEffect = Static<typeof FaultEffect>

/** A span of the inventory's time: relative to the rule's creation, or between two instants. */
const FaultWindow = Type.Object(
  {
    after: Type.Optional(Duration),
    for: Type.Optional(Duration),
    from: Type.Optional(Moment),
    to: Type.Optional(Moment),
  },
  { title: 'FaultWindow', ...closed },
)

/** The fields of a rule, as a client writes them. */
export const FAULT_FIELDS = {
  /** Made if absent. */
  id: Type.Optional(Type.String()),
  /** Every request of the ACS API if absent. */
  match: Type.Optional(FaultMatch),
  effect: FaultEffect,
  /** How many fitting requests pass first. */
  skip: Type.Optional(Type.Integer({ minimum: 0 })),
  /** How many requests the rule hits at most. */
  times: Type.Optional(Count),
  /** Only each so-many-th of the fitting requests that follow the skipped ones. */
  every: Type.Optional(Count),
  /** How likely each of those is hit, from 0 to 1. */
  probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** Makes chance repeatable; 0 if absent. */
  seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
  /** The real time after which the rule is gone, whatever the inventory's clock says. */
  ttl: Type.Optional(Duration),
  window: Type.Optional(FaultWindow),
}

/** A rule, as a client writes it. */
export const FaultDocument = Type.Object(FAULT_FIELDS, {
  title: 'FaultDocument',
  ...closed,
  examples: [
    { match: { operation: 'PurchasePhoneNumbers' }, effect: { outcome: 'PurchaseFailed' }, times: 1 },
  ],
})
export type FaultDocument = Static<typeof FaultDocument>
