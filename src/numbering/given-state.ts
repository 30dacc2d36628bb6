import type { Instant } from './instant.ts'
import type { OwnedNumber } from './owned-number.ts'

/** The state in which numbers are brought in, where they are not free. */
export type GivenState =
  /** They rest until they are free; at once, where that instant has passed. */
  | { readonly kind: 'aging'; readonly until: Instant }
  /** Off sale. */
  | { readonly kind: 'withdrawn'; readonly reason?: string }
  /** Off sale until an instant; free, where it has passed. */
  | { readonly kind: 'quarantined'; readonly until: Instant; readonly reason?: string }
  /** With another carrier. */
  | { readonly kind: 'portedOut'; readonly reason?: string }
  | ({
      readonly kind: 'owned'
      readonly resource: string
      readonly since: Instant
      /** Whether nobody can release them; they can be if absent. */
      readonly isProtected?: boolean
    } & GivenTerms)

/** The terms on which a number is owned. */
export type GivenTerms = Pick<OwnedNumber, 'assignmentType' | 'capabilities' | 'offeredCapabilities' | 'cost'>

/** In place of the id of a search or reservation, for a number whose owner an import brought in. */
export const SOLD_BEFORE = 'import'
