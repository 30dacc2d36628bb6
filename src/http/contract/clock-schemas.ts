import type { Static } from 'typebox'
import * as Type from 'typebox'
import { FASTEST_RATE, SLOWEST_RATE } from '../../storage/port/clock.ts'
import { Count, ReservationHold, SearchHold } from './held-schemas.ts'
import { DateTime } from './schemas.ts'

/* The models of the inventory's clock. They are our own: no version of the API has them. */

const MODES = ['real', 'frozen', 'running'] as const
const Rate = Type.Number({ minimum: SLOWEST_RATE, maximum: FASTEST_RATE })

const CLOCK_FIELDS = {
  mode: Type.Enum([...MODES], { type: 'string' }),
  now: DateTime,
  /** How many times as fast as real time; of a running clock alone. */
  rate: Type.Optional(Rate),
}

export const ClockModel = Type.Object(CLOCK_FIELDS, {
  title: 'Clock',
  examples: [{ mode: 'frozen', now: '2026-11-28T12:00:00.000Z' }],
})

/** An operation with the status that it shows now. */
const OperationChange = Type.Object(
  { resource: Type.String(), operationId: Type.String(), type: Type.String(), status: Type.String() },
  { title: 'OperationChange' },
)

/** What a move of the clock changed; each list has the first thousand, and `counts` counts all. */
export const ClockChanges = Type.Object(
  {
    ...CLOCK_FIELDS,
    holdsEnded: Type.Array(SearchHold),
    reservationsEnded: Type.Array(ReservationHold),
    operations: Type.Array(OperationChange),
    counts: Type.Object({ holdsEnded: Count, reservationsEnded: Count, operations: Count }),
    /** How many numbers became free. */
    numbersFree: Count,
  },
  { title: 'ClockChanges' },
)

export const ClockSetting = Type.Object(
  {
    mode: CLOCK_FIELDS.mode,
    /** The instant from which the time stands still or runs; the present one if absent. */
    now: Type.Optional(Type.String({ maxLength: 64 })),
    rate: Type.Optional(Rate),
  },
  {
    title: 'ClockSetting',
    additionalProperties: false,
    examples: [{ mode: 'running', now: '2026-11-28T12:00:00Z', rate: 60 }],
  },
)

export const ClockAdvance = Type.Object(
  { by: Type.String({ maxLength: 64 }) },
  { title: 'ClockAdvance', additionalProperties: false, examples: [{ by: 'PT16M' }, { by: '16m' }] },
)

export type ClockModel = Static<typeof ClockModel>
export type ClockChanges = Static<typeof ClockChanges>
export type ClockSetting = Static<typeof ClockSetting>
