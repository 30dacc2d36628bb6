import type { Static } from 'typebox'
import * as Type from 'typebox'
import type { NumberStateName } from '../../numbering/number-states.ts'
import { Count } from './held-schemas.ts'

/* The models of withdrawals and deletions. They are our own: no version of the API has them. */

export const SaleChange = Type.Object(
  {
    /** A number, or a range such as `+14255550100-+14255550199`. */
    range: Type.String({ maxLength: 40, examples: ['+14255550100-+14255550199'] }),
    /** Kept in the audit trail. */
    reason: Type.Optional(Type.String({ maxLength: 500, examples: ['a dispute'] })),
    /** The operator's own name, as the caller gives it. The audit trail has it beside how the caller was authenticated. */
    claimedName: Type.Optional(Type.String({ maxLength: 100, examples: ['Kim'] })),
  },
  { title: 'SaleChange', additionalProperties: false },
)

const CHANGED_FIELDS = {
  /** How many numbers were changed. */
  changed: Count,
  /** How many stay as they are, by their state. */
  left: Type.Object({
    free: Count,
    held: Count,
    owned: Count,
    aging: Count,
    withdrawn: Count,
    quarantined: Count,
    portedOut: Count,
  } satisfies Record<NumberStateName, typeof Count>),
  /** The rest of the range, for the next request; absent when the range is done. */
  next: Type.Optional(Type.String()),
}

export const SaleChanged = Type.Object(CHANGED_FIELDS, { title: 'SaleChanged' })
export type SaleChanged = Static<typeof SaleChanged>

export const StockDeleted = Type.Object(
  {
    ...CHANGED_FIELDS,
    /** How many of those that are left stay for this reason alone: a resource owned them once. */
    onceOwned: Count,
  },
  { title: 'StockDeleted' },
)
export type StockDeleted = Static<typeof StockDeleted>
