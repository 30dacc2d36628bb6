import type { Capabilities } from '../numbering/capabilities.ts'
import type { AssignmentType, NumberType, Offering } from '../numbering/offering.ts'

/** The source of prices, and the time for which it states them. */
export interface PriceSource {
  /** A public address; absent where the price is this project's own choice. */
  readonly address?: string
  /** A year, or a month of one. */
  readonly asOf: string
  readonly note: string
}

/** The capabilities of numbers of one type, and their price a month in US dollars. */
export interface TypePrice {
  readonly capabilities: Capabilities
  readonly monthlyUsd: number
  /** Whether the buyer has to agree not to resell; no if absent. */
  readonly agreementToNotResellRequired?: boolean
}

/** The prices of one country from one source. */
export interface PriceRow extends Partial<Record<NumberType, TypePrice>> {
  readonly country: string
  readonly source: PriceSource
}

// Toll-free numbers go to applications only:
// https://learn.microsoft.com/en-us/azure/communication-services/concepts/telephony/plan-solution
// Mobile numbers go to applications only as well: they are for text messages, which only applications send.
const ASSIGNMENTS: Readonly<Record<NumberType, readonly AssignmentType[]>> = {
  geographic: ['person', 'application'],
  tollFree: ['application'],
  mobile: ['application'],
}

/** The offerings that a row stands for: each type of number, for each assignment that it can have. */
export function expandPriceRow(row: PriceRow): Offering[] {
  const { country } = row
  return (['geographic', 'tollFree', 'mobile'] as const).flatMap((numberType) => {
    const price = row[numberType]
    if (price === undefined) return []
    return ASSIGNMENTS[numberType].map((assignmentType) => ({
      country,
      numberType,
      assignmentType,
      capabilities: price.capabilities,
      cost: { amount: price.monthlyUsd, currencyCode: 'USD', billingFrequency: 'monthly' as const },
      agreementToNotResellRequired: price.agreementToNotResellRequired ?? false,
    }))
  })
}
