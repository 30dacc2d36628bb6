import type { Static } from 'typebox'
import * as Type from 'typebox'
import { ASSIGNMENT_TYPES } from '../../numbering/offering.ts'
import { NUMBER_STATE_FIELDS } from './number-schemas.ts'
import { DateTime } from './schemas.ts'

/* The models of what the operator does with a number. They are our own: no version of the API has them. */

const AUTHOR_FIELDS = {
  /** Kept in the audit trail. */
  reason: Type.Optional(Type.String({ maxLength: 500, examples: ['a complaint'] })),
  /** The operator's own name, as the caller gives it. The audit trail has it beside how the caller was authenticated. */
  claimedName: Type.Optional(Type.String({ maxLength: 100, examples: ['Kim'] })),
}

const Resource = Type.String({ minLength: 1, maxLength: 200, examples: ['contoso'] })
const AssignmentType = Type.Enum([...ASSIGNMENT_TYPES], { type: 'string' })

export const NumberOrder = Type.Object(AUTHOR_FIELDS, { title: 'NumberOrder', additionalProperties: false })
export type NumberOrder = Static<typeof NumberOrder>

export const NumberAssignment = Type.Object(
  {
    resource: Resource,
    /** For whom the terms are; if it is absent, those that give most, for an application before a person. */
    assignmentType: Type.Optional(AssignmentType),
    ...AUTHOR_FIELDS,
  },
  { title: 'NumberAssignment', additionalProperties: false },
)

export const NumberTransfer = Type.Object(
  {
    /** The new owner. */
    to: Resource,
    /** If it is given, the owner that the number must have. */
    from: Type.Optional(Resource),
    ...AUTHOR_FIELDS,
  },
  { title: 'NumberTransfer', additionalProperties: false },
)

export const NumberQuarantine = Type.Object(
  {
    until: Type.String({ maxLength: 40, examples: ['2027-01-31T00:00:00Z'] }),
    ...AUTHOR_FIELDS,
  },
  { title: 'NumberQuarantine', additionalProperties: false },
)

export const NumberPortIn = Type.Object(
  {
    /** The owner of the number; if it is absent, the number is free. */
    resource: Type.Optional(Resource),
    assignmentType: Type.Optional(AssignmentType),
    ...AUTHOR_FIELDS,
  },
  { title: 'NumberPortIn', additionalProperties: false },
)

export const NumberChanged = Type.Object(
  {
    /** The instant of the change. */
    at: DateTime,
    /** Whether anything was changed: `false` where the number was so already. */
    changed: Type.Boolean(),
    ...NUMBER_STATE_FIELDS,
  },
  { title: 'NumberChanged' },
)
