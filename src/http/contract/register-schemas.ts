import type { Static } from 'typebox'
import * as Type from 'typebox'
import { DateTime } from './schemas.ts'

/* The models of the register's history. They are our own: no version of the API has them. */

/** A document of the register, which has of an access key its dates alone. */
const Document = Type.Object({}, { additionalProperties: true })

const RegisterChangeModel = Type.Object(
  {
    /** The version of the register that the change has made. */
    version: Type.Integer(),
    at: DateTime,
    /** How the operator was authenticated, and the name that the caller gave, which nothing proves. */
    author: Type.Object(
      { by: Type.String(), claimedName: Type.Optional(Type.String()) },
      { title: 'RegisterAuthor' },
    ),
    changes: Type.Array(
      Type.Object(
        {
          /** The name of the setting, `offering/US/…` or `suspension/adatum`. */
          entry: Type.String(),
          /** Absent where there was none. */
          before: Type.Optional(Document),
          /** Absent where there is none any more. */
          after: Type.Optional(Document),
        },
        { title: 'EntryChange' },
      ),
    ),
  },
  { title: 'RegisterChange' },
)

export const RegisterChanges = Type.Object(
  {
    /** The newest first. */
    changes: Type.Array(RegisterChangeModel),
    /** `before` of the next page; absent where there is none. */
    next: Type.Optional(Type.Integer()),
  },
  { title: 'RegisterChanges' },
)
export type RegisterChanges = Static<typeof RegisterChanges>

export const RegisterChangesQuery = Type.Object({
  /** Only settings of this name, or whose names begin with it and a slash: `offering`, `key/adatum`. */
  of: Type.Optional(Type.String({ maxLength: 200, examples: ['key/adatum'] })),
  /** The `next` of the page before. */
  before: Type.Optional(
    Type.String({ pattern: '^[1-9][0-9]{0,14}$', description: 'the id of a change, such as 1200' }),
  ),
  /** 100 if absent. */
  limit: Type.Optional(
    Type.String({ pattern: '^[1-9][0-9]{0,2}$', description: 'a whole number from 1 to 999' }),
  ),
})
