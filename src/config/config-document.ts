import type { Static } from 'typebox'
import * as Type from 'typebox'
import { AgingRuleDocument } from '../catalog/aging-document.ts'
import { OfferingDocument } from '../catalog/offering-document.ts'
import { FILLS } from '../numbering/fill.ts'
import { ResourceDocument } from '../resources/resource-document.ts'
import { METRICS_READERS } from './metrics-readers.ts'
import { TokensDocument } from './tokens-document.ts'

const closed = { additionalProperties: false }

/** Ten years: a longer time is a typing error, and would lead to instants that no date can show. */
const MAXIMUM_SECONDS = 315_576_000
const DAY_SECONDS = 86_400

/**
 * Half a day. A request that is dated ahead by the skew can be sent again for twice the skew, and its first answer
 * has to be kept that long: a day is the shortest `keepDays`.
 */
const MAXIMUM_SKEW_MINUTES = 720
const Milliseconds = Type.Integer({ minimum: 0, maximum: MAXIMUM_SECONDS * 1_000 })

/** The schema of the file that `--config` names. All keys are optional. */
export const ConfigDocument = Type.Object(
  {
    /** The first resource is the default resource. */
    resources: Type.Optional(Type.Array(ResourceDocument, { minItems: 1 })),
    /** How long a search holds the numbers that it found. */
    holdSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: MAXIMUM_SECONDS })),
    /** How long a released number rests before it is sold again. */
    agingSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: MAXIMUM_SECONDS })),
    /** How long released numbers of a country, or of one type in it, rest instead. */
    aging: Type.Optional(Type.Array(AgingRuleDocument)),
    /** How long searches and operations can be read after they have ended; a day is beyond any retry. */
    keepDays: Type.Optional(Type.Integer({ minimum: 1, maximum: Math.floor(MAXIMUM_SECONDS / DAY_SECONDS) })),
    maxSearchQuantity: Type.Optional(Type.Integer({ minimum: 1 })),
    /** The most numbers that one resource may hold at a time; 0 for no limit. */
    maxHeldNumbers: Type.Optional(Type.Integer({ minimum: 0 })),
    /** The most requests of one resource in a second, in each process; 0 for no limit. */
    maxRequestsPerSecond: Type.Optional(Type.Integer({ minimum: 0 })),
    /** The most searches of one resource in a week; 0 for no limit. */
    searchesPerWeek: Type.Optional(Type.Integer({ minimum: 0 })),
    /** The most purchases of one resource; 0 for no limit. */
    maxPurchases: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Which free numbers of a stock a search takes first. */
    fill: Type.Optional(Type.Enum([...FILLS])),
    /** How long an operation shows each of its first statuses. */
    operationDelay: Type.Optional(
      Type.Object(
        { notStartedMs: Type.Optional(Milliseconds), runningMs: Type.Optional(Milliseconds) },
        closed,
      ),
    ),
    /** How far a signature's date may be from this machine's clock, either way. */
    clockSkewMinutes: Type.Optional(Type.Number({ minimum: 0, maximum: MAXIMUM_SKEW_MINUTES })),
    /** The kinds of `Trust`, which a stand-in has unless they are false, and other servers if they are true. */
    developmentKey: Type.Optional(Type.Boolean()),
    acceptAnyToken: Type.Optional(Type.Boolean()),
    unsignedControls: Type.Optional(Type.Boolean()),
    controls: Type.Optional(Type.Boolean()),
    /** Who may read the metrics: everybody, or the operator alone. */
    metrics: Type.Optional(Type.Enum([...METRICS_READERS])),
    /** Whether the server has the web console. */
    console: Type.Optional(Type.Boolean()),
    /** The issuers whose bearer tokens are good. */
    tokens: Type.Optional(TokensDocument),
    /** The most sandboxes at a time. */
    maxSandboxes: Type.Optional(Type.Integer({ minimum: 0 })),
    /** The offerings, instead of the default offerings. */
    offerings: Type.Optional(Type.Array(OfferingDocument)),
  },
  closed,
)
export type ConfigDocument = Static<typeof ConfigDocument>
