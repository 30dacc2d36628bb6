import type { PhoneNumberCapabilities, PhoneNumberCost } from '../../generated/acs.d.ts'

/** Places of digits in +1: area code, exchange and line, as the numbering plan of North America writes them. */
const NANP = /^\+1(\d{3})(\d{3})(\d{4})$/

/** A phone number as people read it: `+1 425 555 0123`, and in other countries as it is. */
export function numberText(phoneNumber: string): string {
  return phoneNumber.replace(NANP, '+1 $1 $2 $3')
}

/** A price by the month, in the reader's own form: `$1.00 a month`. */
export function costText({ amount, currencyCode }: PhoneNumberCost): string {
  return `${moneyText(amount, currencyCode)} a month`
}

export function moneyText(amount: number, currency: string): string {
  return moneyFormatOf(currency).format(amount)
}

/** A formatter takes longer to make than a thousand texts, and a table has a hundred thousand rows. */
const moneyFormatOf = kept(
  (currency: string) => new Intl.NumberFormat(undefined, { style: 'currency', currency }),
)

const counts = new Intl.NumberFormat()

export function countText(count: number): string {
  return counts.format(count)
}

/** `1 number`, `3 numbers` */
export function numbersText(count: number): string {
  return `${countText(count)} ${count === 1 ? 'number' : 'numbers'}`
}

const instants = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

export function instantText(instant: string | number): string {
  return instants.format(new Date(instant))
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  geographic: 'Geographic',
  tollFree: 'Toll-free',
  mobile: 'Mobile',
}

export function typeText(type: string): string {
  return TYPE_WORDS[type] ?? type
}

const WAY_WORDS: Readonly<Record<PhoneNumberCapabilities['calling'], string>> = {
  none: 'no',
  inbound: 'receive',
  outbound: 'make',
  'inbound+outbound': 'make and receive',
}

/** A way of calling, for a field that is labelled "Calls". */
export function callingWayText(calling: PhoneNumberCapabilities['calling']): string {
  return CALLING_WAYS[calling]
}

const CALLING_WAYS: Readonly<Record<PhoneNumberCapabilities['calling'], string>> = {
  none: 'None',
  inbound: 'Receive',
  outbound: 'Make',
  'inbound+outbound': 'Make and receive',
}

/** A way of sending messages, for a field that is labelled "SMS". */
export function smsWayText(sms: PhoneNumberCapabilities['sms']): string {
  return SMS_WAYS[sms]
}

const SMS_WAYS: Readonly<Record<PhoneNumberCapabilities['sms'], string>> = {
  none: 'None',
  inbound: 'Receive',
  outbound: 'Send',
  'inbound+outbound': 'Send and receive',
}

export function callingText(calling: PhoneNumberCapabilities['calling']): string {
  return calling === 'none' ? 'No calls' : `Calls: ${WAY_WORDS[calling]}`
}

const SMS_WORDS: Readonly<Record<PhoneNumberCapabilities['sms'], string>> = {
  none: 'No SMS',
  inbound: 'SMS: receive',
  outbound: 'SMS: send',
  'inbound+outbound': 'SMS: send and receive',
}

export function smsText(sms: PhoneNumberCapabilities['sms']): string {
  return SMS_WORDS[sms]
}

const USE_WORDS: Readonly<Record<string, string>> = { person: 'A person', application: 'An application' }

export function assignmentText(assignment: string): string {
  return USE_WORDS[assignment] ?? assignment
}

const countries = new Intl.DisplayNames(undefined, { type: 'region' })

/** The name of a country in the reader's language. */
export const countryText = kept((code: string): string => {
  try {
    return countries.of(code) ?? code
  } catch {
    return code
  }
})

/** Does the same work for the same word once. */
function kept<T>(make: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    const found = known.get(word) ?? make(word)
    known.set(word, found)
    return found
  }
}
