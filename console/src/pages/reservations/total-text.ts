import type { AvailablePhoneNumber } from '../../../generated/acs.d.ts'
import { moneyText } from '../../shared/format.ts'

/** What numbers cost together, in each currency that they have: `$2.00 and €1.00`. */
export function totalText(numbers: readonly AvailablePhoneNumber[]): string {
  const totals = new Map<string, number>()
  for (const { cost } of numbers) {
    if (cost !== undefined) totals.set(cost.currencyCode, (totals.get(cost.currencyCode) ?? 0) + cost.amount)
  }
  return [...totals].map(([currency, amount]) => moneyText(amount, currency)).join(' and ')
}
