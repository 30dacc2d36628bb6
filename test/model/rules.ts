import type { Capabilities, Capability } from '../../src/numbering/capabilities.ts'
import type { Offering } from '../../src/numbering/offering.ts'
import type { Stock } from '../../src/numbering/stock.ts'

// The rules again, in the words of the documentation and with none of the product's code.

function directions({ calling, sms }: Capabilities): string[] {
  const split = (channel: string, capability: Capability) =>
    capability === 'none' ? [] : capability.split('+').map((direction) => `${channel} ${direction}`)
  return [...split('calling', calling), ...split('sms', sms)]
}

export function includes(offered: Capabilities, wanted: Capabilities): boolean {
  const all = directions(offered)
  return directions(wanted).every((direction) => all.includes(direction))
}

/** How much more somebody gets who has `capabilities` than who has none. */
export function givenAway(capabilities: Capabilities): number {
  return directions(capabilities).length
}

export interface Wanted {
  readonly country: string
  readonly numberType: Offering['numberType']
  readonly assignmentType: Offering['assignmentType']
  readonly capabilities: Capabilities
  readonly areaCode?: string
}

/** Whether numbers of the stock may be sold, under this offering, to who wants this. */
export function serves(stock: Stock, offering: Offering, wanted: Wanted): boolean {
  const { areaCode = '' } = wanted
  // For toll-free numbers only toll-free codes narrow a search; the others are no code of theirs.
  const narrows = areaCode !== '' && (wanted.numberType !== 'tollFree' || areaCode.startsWith('8'))
  return (
    stock.country === offering.country &&
    stock.numberType === offering.numberType &&
    includes(stock.capabilities, offering.capabilities) &&
    (!narrows || stock.areaCode === areaCode)
  )
}

/** What fits, that which gives away least first, and of equals the cheapest. */
export function fitting(offerings: readonly Offering[], wanted: Wanted): Offering[] {
  return offerings
    .filter(
      (offering) =>
        offering.country === wanted.country.toUpperCase() &&
        offering.numberType === wanted.numberType &&
        offering.assignmentType === wanted.assignmentType &&
        includes(offering.capabilities, wanted.capabilities),
    )
    .sort((a, b) => givenAway(a.capabilities) - givenAway(b.capabilities) || a.cost.amount - b.cost.amount)
}
