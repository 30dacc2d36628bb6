import type { Static } from 'typebox'
import * as Type from 'typebox'
import { nullable } from './nullable.ts'
import { DateTime } from './schemas.ts'

/* The models of the audit trail. They are our own: no version of the API has them. */

/** Who of the operator gave a command, and why. */
export const AuditAuthor = Type.Object(
  {
    /** How the operator was authenticated. */
    by: Type.String(),
    /** The name that the caller gave, which nothing proves. */
    claimedName: nullable(Type.String()),
    reason: nullable(Type.String()),
  },
  { title: 'AuditAuthor' },
)

/** One command that changed the inventory. */
export const AuditEntryModel = Type.Object(
  {
    /** The place of the entry in the trail; later commands have greater numbers. Numbers may be missing. */
    sequence: Type.Integer({ minimum: 1 }),
    at: DateTime,
    /** The command, `purchase`; `stock` brought numbers in. */
    command: Type.String(),
    /** Whose numbers the command changed; null where it is about no resource. */
    resource: nullable(Type.String()),
    /** The id of the search or reservation, or of the operator's assignment. */
    by: nullable(Type.String()),
    /** Present where the operator gave the command. */
    author: nullable(AuditAuthor),
    /** The numbers that the command changed; none where it brought in blocks. */
    phoneNumbers: Type.Array(Type.String()),
    /** What the command says beside that: prices, terms, blocks, and instants, which are null where they never come. */
    detail: Type.Object({}, { additionalProperties: true }),
  },
  { title: 'AuditEntry' },
)
export type AuditEntryModel = Static<typeof AuditEntryModel>

export const AuditTrail = Type.Object(
  {
    /** The oldest first. */
    entries: Type.Array(AuditEntryModel),
    /** `since` of the next page; absent where this page has all entries that there are now. */
    next: Type.Optional(Type.Integer()),
  },
  { title: 'AuditTrail' },
)
export type AuditTrail = Static<typeof AuditTrail>

export const AuditTrailQuery = Type.Object({
  /** The entries after the entry with this sequence; all entries if absent. */
  since: Type.Optional(
    Type.String({ pattern: '^[0-9]{1,15}$', description: 'the sequence of an entry, such as 1200' }),
  ),
})
