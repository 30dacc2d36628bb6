import type { NumberType, Offering } from '../../numbering/offering.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'

/** Showing what is free, without holding it. */
export interface BrowseStore {
  /**
   * A random sample of the free numbers that the first of the offerings with any sells; none if no
   * offering has any. It takes no longer the more numbers there are.
   */
  browse(query: BrowseQuery): Promise<Browsed>
}

export interface BrowseQuery {
  readonly country: string
  readonly numberType: NumberType
  /** What may be sold, best first. Never empty. */
  readonly offerings: readonly Offering[]
  /** Only numbers that begin with one of these, digits without a plus; all if empty. */
  readonly prefixes: readonly string[]
  /** The most numbers to find. */
  readonly limit: number
  /** An integer by which the sample is drawn. */
  readonly seed: number
}

export interface Browsed {
  /** What sells the numbers. */
  readonly offering: Offering
  readonly phoneNumbers: readonly PhoneNumber[]
}
