import type { PhoneNumberCapabilities, PhoneNumberOffering } from '../../../generated/acs.d.ts'
import type { NumberType } from './use-catalog.ts'

/** What the form asks for. */
export interface SearchWish {
  readonly countryCode: string
  readonly phoneNumberType: NumberType
  readonly assignmentType: 'person' | 'application'
  readonly capabilities: PhoneNumberCapabilities
  /** Any area code if absent. */
  readonly areaCode?: string
  readonly quantity: number
  /** With the country code, digits and a plus alone; empty where all numbers fit. */
  readonly firstDigits: string
}

/** The types that are sold, each once, in the order of the offerings. */
export function typesOf(offerings: readonly PhoneNumberOffering[]): NumberType[] {
  return [...new Set(offerings.flatMap(({ phoneNumberType }) => phoneNumberType ?? []))]
}

/** The uses for which a type is sold. */
export function usesOf(
  offerings: readonly PhoneNumberOffering[],
  type: NumberType,
): NonNullable<PhoneNumberOffering['assignmentType']>[] {
  const ofType = offerings.filter(({ phoneNumberType }) => phoneNumberType === type)
  return [...new Set(ofType.flatMap(({ assignmentType }) => assignmentType ?? []))]
}
