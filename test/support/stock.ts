import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import { phoneNumberFromInteger } from '../../src/numbering/phone-number.ts'
import type { Stock } from '../../src/numbering/stock.ts'

/** US geographic numbers of area code 425 with calls in both directions, from 425 555 0100 on. */
export const US_GEOGRAPHIC: Stock = {
  country: 'US',
  numberType: 'geographic',
  areaCode: '425',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
}

/** US toll-free numbers of area code 888 with all capabilities, from 888 555 0100 on. */
export const US_TOLL_FREE: Stock = {
  country: 'US',
  numberType: 'tollFree',
  areaCode: '888',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
}

/** The first `count` numbers of a US stock. */
export function usBlock(stock: Stock, count: number): NumberBlock {
  const first = Number(`1${stock.areaCode}5550100`)
  return { stock, first: phoneNumberFromInteger(first), last: phoneNumberFromInteger(first + count - 1) }
}
