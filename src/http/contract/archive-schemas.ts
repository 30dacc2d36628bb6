import type { Static } from 'typebox'
import * as Type from 'typebox'
import { nullable } from './nullable.ts'
import { DateTime } from './schemas.ts'

/* The models of archives of the audit trail. They are our own: no version of the API has them. */

export const AuditArchive = Type.Object(
  {
    at: DateTime,
    /** The last sequence of the trail that was archived. */
    through: Type.Integer(),
    /** The sequence up to which the opening balance has the effects of the entries. */
    opening: Type.Integer(),
    author: Type.Object(
      { by: Type.String(), claimedName: nullable(Type.String()) },
      { title: 'AuditArchiveAuthor' },
    ),
  },
  { title: 'AuditArchive' },
)

export const AuditArchives = Type.Object(
  {
    /** Each time that the trail was archived, the last one first. */
    archives: Type.Array(AuditArchive),
    /** What can be archived of the entries before the instant of the query; null if nothing, and without an instant. */
    archivable: nullable(
      Type.Object(
        {
          /** The sequence after which these entries begin. */
          after: Type.Integer(),
          /** The sequence up to which they go. */
          through: Type.Integer(),
          /** How many they are, without searches. */
          entries: Type.Integer(),
        },
        { title: 'AuditArchivable' },
      ),
    ),
  },
  { title: 'AuditArchives' },
)
export type AuditArchives = Static<typeof AuditArchives>

export const AuditArchivesQuery = Type.Object({
  before: Type.Optional(Type.String({ maxLength: 40, examples: ['2025-01-01T00:00:00Z'] })),
})

export const AuditArchiveOrder = Type.Object(
  {
    /** `through` of what can be archived. */
    through: Type.Integer({ minimum: 1 }),
    /** How many entries, without searches, were copied. If there are more or fewer, nothing is dropped. */
    entries: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  {
    title: 'AuditArchiveOrder',
    additionalProperties: false,
    examples: [{ through: 1_048_577, entries: 51_234 }],
  },
)

export const AuditArchived = Type.Object(
  {
    archive: AuditArchive,
    /** How many entries are no longer in the trail. */
    dropped: Type.Integer(),
    /** How many entries up to `through` stay: imports, the newest of each number, and those of its last owner. */
    kept: Type.Integer(),
  },
  { title: 'AuditArchived' },
)
