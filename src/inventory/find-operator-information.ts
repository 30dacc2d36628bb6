import type { PhoneNumber as LibphonenumberNumber } from 'libphonenumber-js/max'
import { findCarrier } from '../catalog/carriers.ts'
import type { NumberType } from '../numbering/offering.ts'
import { type PhoneNumber, parsePhoneNumber, phoneNumberId } from '../numbering/phone-number.ts'
import type { Inventory } from './inventory.ts'

/** The operator of this inventory's numbers. */
const INVENTORY_OPERATOR = 'Holdline'

/** The kind of a number, in the API's words. */
export type OperatorNumberType = 'unknown' | 'other' | 'geographic' | 'mobile'

export interface OperatorInformation {
  readonly phoneNumber: PhoneNumber
  readonly nationalFormat: string
  readonly internationalFormat: string
  /** Absent unless details were asked for. */
  readonly details?: OperatorDetails
}

export interface OperatorDetails {
  /** ISO 3166-1 alpha-2; absent if the number does not belong to a single country. */
  readonly country?: string
  readonly numberType: OperatorNumberType
  /** The carrier that was given the number or its block; absent where it is not known. */
  readonly operator?: string
}

/**
 * The formats of a number and, if `withDetails`, its country, kind and operator. For the inventory's own numbers, in
 * any state, the inventory tells the details, since the numbering plan cannot tell the country of a toll-free number.
 * For other numbers the plan and the published blocks tell them.
 *
 * `undefined` for a text that is no number of any plan.
 */
export async function findOperatorInformation(
  { store, loadCarriers }: Pick<Inventory, 'store' | 'loadCarriers'>,
  text: string,
  withDetails: boolean,
): Promise<OperatorInformation | undefined> {
  const phoneNumber = parsePhoneNumber(text)
  if (phoneNumber === undefined) return undefined
  // Loaded only here: its metadata takes longer to load than most of the server.
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max')
  const parsed = parsePhoneNumberFromString(phoneNumber)
  if (parsed === undefined) return undefined
  const information = {
    phoneNumber,
    nationalFormat: parsed.formatNational(),
    internationalFormat: formatInternational(parsed),
  }
  if (!withDetails) return information
  const stock = await store.describeNumber(phoneNumber)
  if (stock !== undefined) {
    const { country, numberType } = stock
    return {
      ...information,
      details: { country, numberType: ofStock(numberType), operator: INVENTORY_OPERATOR },
    }
  }
  const operator = findCarrier(await loadCarriers(), phoneNumberId(phoneNumber))
  return {
    ...information,
    details: {
      ...(parsed.country !== undefined && { country: parsed.country }),
      numberType: ofPlan(parsed.getType()),
      ...(operator !== undefined && { operator }),
    },
  }
}

/** The live service writes North American numbers as `+1 833-201-6898` (recorded), libphonenumber-js with spaces only. */
function formatInternational(parsed: LibphonenumberNumber): string {
  const { countryCallingCode, nationalNumber } = parsed
  const [, ...parts] = /^(\d{3})(\d{3})(\d{4})$/.exec(nationalNumber) ?? []
  return countryCallingCode === '1' && parts.length > 0
    ? `+1 ${parts.join('-')}`
    : parsed.formatInternational()
}

/** The live service answers "other" for toll-free numbers (recorded). */
function ofStock(numberType: NumberType): OperatorNumberType {
  return numberType === 'tollFree' ? 'other' : numberType
}

function ofPlan(type: string | undefined): OperatorNumberType {
  switch (type) {
    case undefined:
      return 'unknown'
    case 'FIXED_LINE':
    // The North American plan does not tell landline from mobile numbers.
    case 'FIXED_LINE_OR_MOBILE':
      return 'geographic'
    case 'MOBILE':
      return 'mobile'
    default:
      return 'other'
  }
}
