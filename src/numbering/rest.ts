import type { Instant } from './instant.ts'
import type { OwnedTerms } from './owned-number.ts'

/** The rest of a number after its release: until then nobody else gets it, and its former owner may take it back. */
export interface Rest {
  readonly until: Instant
  /** The former owner, and the search, reservation or assignment by which it had the number. */
  readonly resource: string
  readonly searchId: string
  /** The terms on which it owned the number; absent where an older Holdline released it. */
  readonly terms?: OwnedTerms
}
