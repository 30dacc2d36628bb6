import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import type { Capabilities } from '../../src/numbering/capabilities.ts'
import type { NumberType, Offering } from '../../src/numbering/offering.ts'
import { type PhoneNumber, phoneNumberFromInteger } from '../../src/numbering/phone-number.ts'
import type { Stock } from '../../src/numbering/stock.ts'

// A world so small that everything in it runs out, and every rule has something to decide.

export const NOTHING: Capabilities = { calling: 'none', sms: 'none' }
export const INBOUND: Capabilities = { calling: 'inbound', sms: 'none' }
export const CALLS: Capabilities = { calling: 'inbound+outbound', sms: 'none' }
export const MESSAGES: Capabilities = { calling: 'none', sms: 'inbound+outbound' }
export const EVERYTHING: Capabilities = { calling: 'inbound+outbound', sms: 'inbound+outbound' }

export const RESOURCES = ['contoso', 'fabrikam'] as const
export const AREA_CODES = ['425', '425', '212', '204', '888', '833', '999', ''] as const

interface SmallStock extends Stock {
  readonly numbers: readonly PhoneNumber[]
}

function stock(
  country: string,
  numberType: NumberType,
  areaCode: string,
  capabilities: Capabilities,
  [first, count]: [first: number, count: number],
): SmallStock {
  const numbers = Array.from({ length: count }, (_, index) =>
    phoneNumberFromInteger(Number(`1${areaCode}5550000`) + first + index),
  )
  return { country, numberType, areaCode, capabilities, numbers }
}

export const STOCKS: readonly SmallStock[] = [
  // These lie in two thousands-blocks, the second of which they share with the next two stocks.
  stock('US', 'geographic', '425', CALLS, [998, 4]),
  stock('US', 'geographic', '425', INBOUND, [1200, 2]),
  stock('US', 'geographic', '425', EVERYTHING, [1300, 2]),
  stock('US', 'geographic', '212', CALLS, [1100, 2]),
  stock('US', 'geographic', '212', MESSAGES, [1200, 2]),
  stock('US', 'tollFree', '888', EVERYTHING, [1100, 3]),
  stock('US', 'tollFree', '833', EVERYTHING, [1100, 2]),
  stock('CA', 'geographic', '204', CALLS, [1100, 2]),
]

/** The stocks as blocks, some of which name the same numbers twice. */
export const BLOCKS: readonly NumberBlock[] = STOCKS.flatMap(({ numbers, ...stock }) => {
  const [first] = numbers
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return []
  return [
    { stock, first, last: first },
    { stock, first, last },
  ]
})

function offering(stock: Omit<Stock, 'areaCode'>, amount: number, more: Partial<Offering> = {}): Offering {
  return {
    ...stock,
    assignmentType: 'application',
    cost: { amount, currencyCode: 'USD', billingFrequency: 'monthly' },
    agreementToNotResellRequired: false,
    ...more,
  }
}

const GEOGRAPHIC = { country: 'US', numberType: 'geographic' } as const

export const OFFERINGS: readonly Offering[] = [
  offering({ ...GEOGRAPHIC, capabilities: EVERYTHING }, 3),
  offering({ ...GEOGRAPHIC, capabilities: CALLS }, 1),
  offering({ ...GEOGRAPHIC, capabilities: INBOUND }, 0.5),
  offering({ ...GEOGRAPHIC, capabilities: MESSAGES }, 0.8),
  offering({ ...GEOGRAPHIC, capabilities: CALLS }, 1.2, { assignmentType: 'person' }),
  offering({ country: 'US', numberType: 'tollFree', capabilities: EVERYTHING }, 2),
  offering({ country: 'CA', numberType: 'geographic', capabilities: CALLS }, 1.1, {
    agreementToNotResellRequired: true,
  }),
]
