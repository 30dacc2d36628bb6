import { type Static, Type } from 'typebox'
import { OfferingDocument } from '../catalog/offering-document.ts'
import { ResourceDocument } from '../resources/resource-document.ts'

const closed = { additionalProperties: false }

/** Ten years: what is longer is a slip, and its instants could not be written as dates for ever. */
const MAXIMUM_SECONDS = 315_576_000
const DAY_SECONDS = 86_400

/**
 * Half a day: a request dated ahead by the skew can be sent again for twice the skew, and for that long, which
 * is the shortest `keepDays`, it must be known what it did the first time.
 */
const MAXIMUM_SKEW_MINUTES = 720
const Milliseconds = Type.Integer({ minimum: 0, maximum: MAXIMUM_SECONDS * 1_000 })

/** What the file that `--config` names may say. All of it is optional. */
export const ConfigDocument = Type.Object(
  {
    /** The first is the default resource. */
    resources: Type.Optional(Type.Array(ResourceDocument, { minItems: 1 })),
    /** How long a search holds what it found. */
    holdSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: MAXIMUM_SECONDS })),
    /** How long a released number rests before it is sold again. */
    agingSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: MAXIMUM_SECONDS })),
    /** How long searches and operations can be read after they have ended; a day is beyond any retry. */
    keepDays: Type.Optional(Type.Integer({ minimum: 1, maximum: Math.floor(MAXIMUM_SECONDS / DAY_SECONDS) })),
    maxSearchQuantity: Type.Optional(Type.Integer({ minimum: 1 })),
    /** The most numbers that one resource may hold at a time; 0 for no limit. */
    maxHeldNumbers: Type.Optional(Type.Integer({ minimum: 0 })),
    /** How long an operation shows each of its first statuses. */
    operationDelay: Type.Optional(
      Type.Object(
        { notStartedMs: Type.Optional(Milliseconds), runningMs: Type.Optional(Milliseconds) },
        closed,
      ),
    ),
    /** How far a signature's date may be from this machine's clock, either way. */
    clockSkewMinutes: Type.Optional(Type.Number({ minimum: 0, maximum: MAXIMUM_SKEW_MINUTES })),
    /** Whether any bearer token is good for the resource of the host. */
    acceptAnyToken: Type.Optional(Type.Boolean()),
    /** What is sold, instead of the default offerings. */
    offerings: Type.Optional(Type.Array(OfferingDocument)),
  },
  closed,
)
export type ConfigDocument = Static<typeof ConfigDocument>
