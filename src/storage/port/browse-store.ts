import type { NumberType, Offering } from '../../numbering/offering.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'

/** The display of free numbers, without a hold. */
export interface BrowseStore {
  /**
   * A random sample of free numbers. The first of the offerings that has any free numbers sells them; the
   * sample is empty if no offering has any. The number of numbers in the inventory does not change how long
   * it takes.
   */
  browse(query: BrowseQuery): Promise<Browsed>
}

export interface BrowseQuery {
  /** The resource that asks. */
  readonly resource: string
  readonly country: string
  readonly numberType: NumberType
  /** The area codes that are open to the resource; any if absent. */
  readonly areaCodes?: readonly string[]
  /** The offerings that fit, best first. Never empty. */
  readonly offerings: readonly Offering[]
  /** Only numbers that begin with one of these prefixes, digits without a plus; all numbers if empty. */
  readonly prefixes: readonly string[]
  /** The most numbers to find. */
  readonly limit: number
  /** The seed of the sample, an integer. */
  readonly seed: number
}

export interface Browsed {
  /** The offering that sells the numbers. */
  readonly offering: Offering
  readonly phoneNumbers: readonly PhoneNumber[]
}
