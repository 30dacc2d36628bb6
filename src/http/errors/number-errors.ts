import { whyNumber } from '../../control/explain/explain-number.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { ExplainedNumber } from '../../storage/port/explain-store.ts'
import type { NumberChange, NumberRefusal } from '../../storage/port/number-change-store.ts'
import type { Timed } from '../../storage/port/timed.ts'
import type { ApiError } from './api-error.ts'
import { invalidInput } from './errors.ts'

/* The errors of the operator's own operations on a number, in the form of the API. The words are our own. */

/** The operator asked for a number of any resource, or of none. */
export function numberNotInInventory(phoneNumber: string): ApiError {
  return numberError(404, 'NumberNotInInventory', `There is no number ${phoneNumber} in the inventory.`)
}

/** A number is given away on the terms of an offering. */
export function numberNotSold(phoneNumber: string, { country, numberType }: Stock): ApiError {
  return numberError(
    409,
    'NumberNotSold',
    `No offering in force sells ${phoneNumber} (${country} ${numberType}), so there is no price for it: set an offering first.`,
  )
}

/** A closed resource loses its numbers, and gets none. */
export function resourceClosed(name: string): ApiError {
  return numberError(409, 'ResourceClosed', `The resource ${name} is closed: resume it first.`)
}

/** Which numbers a change is for. */
const IS_FOR: Readonly<Record<NumberChange['kind'], string>> = {
  release: 'Only an owned number can be released',
  assign: 'Only a free or withdrawn number can be assigned',
  transfer: 'Only an owned number can be transferred',
  restore: 'Only an aging, withdrawn or quarantined number can be restored',
  quarantine: 'Only a number that nobody has can be quarantined',
  portOut: 'A held number cannot be ported out',
  portIn: 'Only a number that was ported out can be ported in',
  protect: 'Only an owned number can be protected',
  unprotect: 'Only an owned number can be unprotected',
}

export function numberRefused(
  change: NumberChange['kind'],
  phoneNumber: PhoneNumber,
  { refusal, value }: Timed<ExplainedNumber> & { readonly refusal: NumberRefusal },
): ApiError {
  const why = whyNumber(phoneNumber, value)
  switch (refusal.kind) {
    case 'state':
      return numberError(409, 'NumberState', `${why} ${IS_FOR[change]}.`)
    case 'otherOwner':
      return numberError(409, 'NumberOwner', `${why} That is not the owner that was named.`)
    case 'protected':
      return numberError(409, 'NumberProtected', `${why} It is protected: unprotect it first.`)
    case 'closed':
      return resourceClosed(refusal.resource)
    case 'resting': {
      const until = new Date(refusal.until).toISOString()
      return numberError(
        409,
        'NumberResting',
        `${why} It rests until ${until}: quarantine it until then or later.`,
      )
    }
    case 'past':
      return invalidInput('until must be an instant that is still to come.', 'until')
    case 'termsUnknown':
      return numberError(
        409,
        'NumberTermsUnknown',
        `${why} An older Holdline has released it, which kept no terms: assign it when its rest is over.`,
      )
  }
}

function numberError(status: number, code: string, message: string): ApiError {
  return { status, error: { code, message, target: 'phonenumber' } }
}
