/**
 * What the resources of an inventory have, all of them together, and what its start did not have: what tests left
 * behind. Each list has the first thousand.
 */
export interface Leftovers {
  /** The inventory's time. */
  readonly now: Date
  /** The numbers that were bought and not released. */
  readonly owned: readonly {
    readonly resource: string
    readonly phoneNumber: string
    /** The id of the search or reservation that was bought. */
    readonly soldBy: string
    readonly purchasedAt: Date
  }[]
  /** The searches that hold numbers, the first to expire first. */
  readonly holds: readonly {
    readonly resource: string
    readonly searchId: string
    readonly phoneNumbers: readonly string[]
    /** `null` for a hold that does not end by itself. */
    readonly expiresAt: Date | null
  }[]
  /** The active reservations, the first to expire first. */
  readonly reservations: readonly {
    readonly resource: string
    readonly reservationId: string
    readonly phoneNumbers: readonly string[]
    readonly expiresAt: Date | null
  }[]
  /** How many records there are for each list. */
  readonly counts: { readonly owned: number; readonly holds: number; readonly reservations: number }
}
