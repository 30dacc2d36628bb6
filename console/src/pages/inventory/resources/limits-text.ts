import type { Resource } from '../../../../generated/own.d.ts'
import { countText } from '../../../shared/format.ts'

const LIMIT_WORDS = {
  maxHeldNumbers: 'held numbers',
  maxPurchases: 'purchases',
  maxRequestsPerSecond: 'requests a second',
  maxSearchQuantity: 'numbers a search',
  searchesPerWeek: 'searches a week',
} as const satisfies Record<keyof Resource['limits'], string>

/** How much a resource may ask for. */
export function limitsText(limits: Resource['limits']): string {
  const own = Object.entries(LIMIT_WORDS).flatMap(([name, words]) => {
    const limit = Object.entries(limits).find(([key]) => key === name)?.[1]
    return limit === undefined ? [] : [`${countText(limit)} ${words}`]
  })
  return own.join(', ') || 'as for all resources'
}
