import type { Static } from 'typebox'
import * as Type from 'typebox'
import { NUMBER_STATES } from '../../numbering/number-states.ts'
import { AuditAuthor } from './audit-schemas.ts'
import { nullable } from './nullable.ts'
import { DateTime, PhoneNumberCapabilities, PhoneNumberCost, PhoneNumberType } from './schemas.ts'

/* The models of a number as its operator sees it. They are our own: no version of the API has them. */

/** Where a number belongs, and its state. */
export const NUMBER_STATE_FIELDS = {
  phoneNumber: Type.String(),
  country: Type.String(),
  phoneNumberType: PhoneNumberType,
  areaCode: Type.String(),
  capabilities: PhoneNumberCapabilities,
  state: Type.Enum(['untouched', ...NUMBER_STATES], { type: 'string' }),
  /** Until when it is held, aging or quarantined; null where that never ends by itself, and in other states. */
  until: nullable(DateTime),
  /** Who holds or owns it. */
  resource: nullable(Type.String()),
  /** The id of the search or reservation that holds it, or was bought, or of the operator's assignment. */
  by: nullable(Type.String()),
  /** Whether it is owned, and nobody can release it. */
  isProtected: Type.Boolean(),
  /** Why the operator took it off sale; null without a reason, and in other states. */
  reason: nullable(Type.String()),
}

/** What is charged for a number. */
const SoldCost = Type.Object(
  {
    ...PhoneNumberCost.properties,
    /** Charged once, in the same currency; absent where there was none. The API has no such field. */
    setUpFee: Type.Optional(Type.Number()),
  },
  { title: 'SoldCost' },
)

const NumberOwner = Type.Object(
  {
    resource: Type.String(),
    from: DateTime,
    /** The end of the ownership; null while the resource owns the number. */
    until: nullable(DateTime),
    /** The id of the search or reservation that was bought, or of the operator's assignment. */
    soldBy: Type.String(),
    cost: SoldCost,
  },
  { title: 'NumberOwner' },
)

const NumberPast = Type.Object(
  {
    at: DateTime,
    /** Null where nobody owned it, and where that is not known. */
    owner: nullable(NumberOwner),
    /** Whether the history tells of that instant. */
    isKnown: Type.Boolean(),
  },
  { title: 'NumberPast' },
)

const NumberEvent = Type.Object(
  {
    /** The place of the entry in the audit trail. */
    sequence: Type.Integer(),
    at: DateTime,
    /** The command that changed the number, `purchase`; `stock` brought it in. */
    command: Type.String(),
    resource: nullable(Type.String()),
    /** The id of the search or reservation, or of the operator's assignment. */
    by: nullable(Type.String()),
    /** When the number is free again by itself. */
    until: nullable(DateTime),
    /** The price at which it was sold. */
    cost: nullable(SoldCost),
    /** Who of the operator gave the command, and why. */
    author: nullable(AuditAuthor),
  },
  { title: 'NumberEvent' },
)

export const NumberModel = Type.Object(
  {
    now: DateTime,
    ...NUMBER_STATE_FIELDS,
    /** Who carries its calls, and a word of the operator's own; absent where the operator did not say. */
    carrier: Type.Optional(Type.String()),
    label: Type.Optional(Type.String()),
    /** From when it is owned, or free after it was touched; null in other states. */
    from: nullable(DateTime),
    /** The price of a number that is owned. */
    cost: nullable(SoldCost),
    /** The owner at the instant `at` of the query; null if none was asked for, or it is still to come. */
    past: nullable(NumberPast),
    /** All owners, the first one first. */
    owners: Type.Array(NumberOwner),
    /** What the audit trail tells of the number, the oldest first. */
    history: Type.Array(NumberEvent),
    /** Whether the history goes back to the beginning, and nothing of it was archived. */
    isWhole: Type.Boolean(),
    /**
     * Present where entries up to a sequence were archived: of those, the import, the newest one, and those that tell of
     * the last owner stay in the history.
     */
    archived: Type.Optional(
      Type.Object({ at: DateTime, through: Type.Integer() }, { title: 'NumberArchived' }),
    ),
  },
  { title: 'Number' },
)
export type NumberModel = Static<typeof NumberModel>

export const NumberQuery = Type.Object({
  at: Type.Optional(Type.String({ maxLength: 40, examples: ['2026-11-28T12:00:00Z'] })),
})
