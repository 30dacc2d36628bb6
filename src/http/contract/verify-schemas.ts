import type { Static } from 'typebox'
import * as Type from 'typebox'
import { PARTS } from '../../operator/verify/verify-page.ts'
import { DateTime } from './schemas.ts'

/* The models of the verification of an inventory. They are our own: no version of the API has them. */

const VerifiedRange = Type.Object({ first: Type.String(), last: Type.String() }, { title: 'VerifiedRange' })

const VerifyFinding = Type.Object(
  {
    /** What is wrong: a number, a range of numbers, or a record by its id. */
    subject: Type.String(),
    expected: Type.String(),
    found: Type.String(),
  },
  { title: 'VerifyFinding' },
)

const VerifyDoubt = Type.Object({ key: Type.String(), finding: VerifyFinding }, { title: 'VerifyDoubt' })

const part = Type.Enum([...PARTS])

export const Verified = Type.Object(
  {
    part,
    /** The instant at which all of the page was as it says. */
    at: DateTime,
    /** How many records of the part were looked at. */
    checked: Type.Integer({ minimum: 0 }),
    /** None where nothing is wrong. */
    findings: Type.Array(VerifyFinding),
    /** Numbers that entries of the trail name, and that are not there: they are lost unless a later page deletes them. */
    absent: Type.Array(VerifiedRange),
    /** Numbers that entries of the trail delete. */
    deleted: Type.Array(VerifiedRange),
    /** What is otherwise than this page tells: it is damage unless a later page tells of the same. */
    doubts: Type.Array(VerifyDoubt),
    /** The keys of what entries of the trail tell of, which end earlier doubts. */
    told: Type.Array(Type.String()),
    /** The query of the next page; absent on the last page. */
    next: Type.Optional(Type.Object({ part, after: Type.String() }, { title: 'VerifyNext' })),
  },
  { title: 'Verified' },
)
export type Verified = Static<typeof Verified>

export const VerifyQuery = Type.Object({
  /** What is verified; the pages begin with the numbers. */
  part: Type.Optional(part),
  /** The record after which the page begins, by the `next` of the page before. */
  after: Type.Optional(Type.String({ maxLength: 200 })),
})
