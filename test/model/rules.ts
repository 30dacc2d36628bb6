import type { Capabilities, Capability } from '../../src/numbering/capabilities.ts'
import type { Offering } from '../../src/numbering/offering.ts'
import type { Stock } from '../../src/numbering/stock.ts'

// The rules of the documentation, written again without any code of the product.

function directions({ calling, sms }: Capabilities): string[] {
  const split = (channel: string, capability: Capability) =>
    capability === 'none' ? [] : capability.split('+').map((direction) => `${channel} ${direction}`)
  return [...split('calling', calling), ...split('sms', sms)]
}

export function includes(offered: Capabilities, wanted: Capabilities): boolean {
  const all = directions(offered)
  return directions(wanted).every((direction) => all.includes(direction))
}

/** How many more directions `capabilities` gives than no capabilities. */
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

/** Whether the offering may sell numbers of the stock to a client who wants this. */
export function serves(stock: Stock, offering: Offering, wanted: Wanted): boolean {
  const { areaCode = '' } = wanted
  // Only a toll-free code narrows a search for toll-free numbers; other area codes are ignored.
  const narrows = areaCode !== '' && (wanted.numberType !== 'tollFree' || areaCode.startsWith('8'))
  return (
    stock.country === offering.country &&
    stock.numberType === offering.numberType &&
    includes(stock.capabilities, offering.capabilities) &&
    (!narrows || stock.areaCode === areaCode)
  )
}

/** The offerings that fit: first the one that gives least away, then the cheapest. */
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
