import type { SipChange } from '../sip-routing/sip-change.ts'
import type { CapabilitiesPatch } from './capabilities.ts'
import type { GivenState } from './given-state.ts'
import type { Instant } from './instant.ts'
import type { Cost } from './offering.ts'
import type { OwnedTerms } from './owned-number.ts'
import type { PhoneNumber } from './phone-number.ts'
import type { ReservedNumber } from './reservation.ts'
import type { Rest } from './rest.ts'
import type { SearchTerms } from './search.ts'
import type { SearchError } from './search-error.ts'
import type { Stock } from './stock.ts'

/** A run of consecutive numbers of one stock, both ends included. */
export interface NumberBlock {
  readonly stock: Stock
  readonly first: PhoneNumber
  readonly last: PhoneNumber
  /** The company that carries the calls of the numbers; absent where the operator did not say. */
  readonly carrier?: string
  /** A word of the operator's own. */
  readonly label?: string
  /** Absent where the numbers are free. An entry of the trail that withdraws them follows where they are off sale. */
  readonly state?: GivenState
}

/**
 * One command that changed the inventory. A replay of the entries in the order of `sequence` arrives at the present
 * state. An entry `search` is a view of its search, and is gone when housekeeping has removed the search; all other
 * entries stay. A command that changed nothing has no entry. A search that found nothing and a reservation without
 * numbers are not in the trail, and neither are their ends.
 */
export type AuditEntry = AuditEntryHead & AuditCommand

export interface AuditEntryHead {
  /** The place in the order of the entries; later commands have greater numbers. */
  readonly sequence: number
  readonly at: Instant
}

export type AuditCommand =
  // An import of more than a thousand blocks has an entry for each thousand.
  | {
      readonly command: 'stock'
      readonly blocks: readonly NumberBlock[]
      /** Absent where nobody asked for it: numbers that a new inventory begins with, and older entries. */
      readonly author?: Author
    }
  | { readonly command: 'changeSipConfiguration'; readonly resource: string; readonly change: SipChange }
  // The numbers were free, and are off sale until `restore`.
  | (OfOperator & { readonly command: 'withdraw' })
  // The numbers were off sale, and are free: at once, or when the rest is over that a quarantine had covered.
  | (OfOperator & { readonly command: 'restore'; readonly freeAt?: Instant; readonly rest?: Rest })
  // Nobody had the numbers, and nobody ever owned them. They are not in the inventory any more.
  | (OfOperator & { readonly command: 'delete' })
  // The number was free or off sale, and is the resource's. The claim is one of its own.
  | (OfOperator & NewOwner & { readonly command: 'assign' })
  // The number was that of the resource `from`.
  | (OfOperator & NewOwner & { readonly command: 'transfer'; readonly from: string })
  // The number rested, and is its former owner's again.
  | (OfOperator & NewOwner & { readonly command: 'takeBack' })
  // Off sale until `freeAt`.
  | (OfOperator & { readonly command: 'quarantine'; readonly freeAt: Instant; readonly rest?: Rest })
  // The number is never on sale from now on. It was that of the resource `from`, if anybody owned it.
  | (OfOperator & { readonly command: 'portOut'; readonly from?: string; readonly rest?: Rest })
  // The number is back from the other carrier, and free at `freeAt`, or the resource's.
  | (OfOperator & { readonly command: 'portIn'; readonly freeAt: Instant; readonly rest?: Rest })
  | (OfOperator & NewOwner & { readonly command: 'portIn' })
  // The owned number can be released, or cannot.
  | (OfOperator & Claim & { readonly command: 'protect' | 'unprotect' })
  // The resource was closed: it owns the numbers until `releaseAt`, and they are free at `freeAt`, when they have rested.
  | (OfOperator & {
      readonly command: 'close'
      readonly owner: string
      readonly releaseAt: Instant
      readonly freeAt: Instant
    })
  // The resource is not closed any more, and keeps the numbers.
  | (OfOperator & { readonly command: 'reopen'; readonly owner: string })
  | (Claimed & SearchTerms & { readonly command: 'search'; readonly expiresAt: Instant })
  | (Claimed & {
      readonly command: 'purchase'
      /** The price that is charged for each of the numbers. */
      readonly charge: Cost
      /** What was sold. Absent in an older entry, whose search has an entry of its own that stays in the trail. */
      readonly terms?: SoldTerms
    })
  | (Claimed & { readonly command: 'cancel' })
  // The hold was made to expire before its time, as its purchase arrived.
  | (Claimed & { readonly command: 'expire' })
  // A purchase was accepted that fails at `freeAt`, when the numbers are free. Nobody owns them, and nothing is charged.
  | (Claimed & { readonly command: 'purchaseFailed'; readonly error: SearchError; readonly freeAt: Instant })
  // The purchase that was to fail later fails now, and the numbers are free.
  | (Claimed & { readonly command: 'finishPurchase' })
  // The first numbers of a reservation, or the first ones after all others were removed.
  | (Claimed & {
      readonly command: 'reserve'
      /** When the reservation was made, if that was before this command. */
      readonly createdAt?: Instant
      readonly added: readonly ReservedNumber[]
      readonly expiresAt: Instant
    })
  | (Claimed & {
      readonly command: 'updateReservation'
      readonly added: readonly ReservedNumber[]
      /** Numbers that are free from `at` on; the other numbers of the entry are held until `expiresAt`. */
      readonly removed: readonly PhoneNumber[]
      readonly expiresAt: Instant
    })
  | (Claimed & { readonly command: 'cancelReservation' })
  | (Claimed & { readonly command: 'expireReservation' })
  | (Claimed & {
      readonly command: 'purchaseReservation'
      /** The prices that are charged for the numbers, in their order. */
      readonly charges: readonly Cost[]
      /** When the operation shows that it has begun, and that it has ended. */
      readonly startsAt: Instant
      readonly endsAt: Instant
    })
  // As `purchaseFailed`: the numbers are free at `endsAt`.
  | (Claimed & {
      readonly command: 'reservationPurchaseFailed'
      readonly error: SearchError
      readonly startsAt: Instant
      readonly endsAt: Instant
    })
  // The operation ends now. The entry names numbers only if the purchase fails: they are free.
  | (Claimed & { readonly command: 'finishReservationPurchase'; readonly startsAt: Instant })
  | (Claimed & { readonly command: 'updateCapabilities'; readonly capabilities: CapabilitiesPatch })
  | (Claimed & {
      readonly command: 'release'
      /** The end of aging, when the numbers are free again. */
      readonly freeAt: Instant
      /** The terms on which the resource owned the number; absent in the entries of an older Holdline. */
      readonly terms?: OwnedTerms
      /** Present if the operator released the number, and not the resource. */
      readonly author?: Author
      readonly reason?: string
    })

/** A command of the operator. */
interface OfOperator {
  readonly phoneNumbers: readonly PhoneNumber[]
  readonly reason?: string
  readonly author: Author
}

/** Who gave a command of the operator. */
export interface Author {
  /**
   * How the operator was authenticated: `socket`, `unsigned`, a key as `key` and its fingerprint (in older entries its
   * place in the configuration), `command line` without a server, or `library` in a process that has started the server
   * itself.
   */
  readonly by: string
  /** The name that the caller gave, which nothing proves. */
  readonly claimedName?: string
}

/** An entry about a command that only the operator gives. */
export type OperatorEntry = Extract<AuditEntry, { author: Author }>

/** The terms on which the numbers of a search are sold, beside their price. */
export type SoldTerms = Omit<SearchTerms, 'quantity' | 'cost' | 'agreementToNotResellRequired'>

interface Claim {
  readonly resource: string
  /** The search or reservation that holds the numbers, or held or sold them; or what the operator's assignment is called. */
  readonly searchId: string
}

/** The resource owns the numbers now, on these terms. */
interface NewOwner extends Claim {
  readonly terms: OwnedTerms
}

interface Claimed extends Claim {
  readonly phoneNumbers: readonly PhoneNumber[]
}
