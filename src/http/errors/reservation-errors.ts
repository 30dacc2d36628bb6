import { type ApiError, apiError } from './api-error.ts'
import { invalidInput } from './errors.ts'

/* The errors of reservations. "Recorded" errors have the words of the live service. */

/** Recorded: a reservation that never existed, or was deleted. */
export const reservationNotFound = apiError(404, {
  code: 'ReservationNotFound',
  message: 'The reservation was not found and the operation could not be completed.',
})

/** Recorded: the purchase of a reservation with numbers that need the agreement. */
export const reservationAgreementRequired = apiError(400, {
  code: 'BadRequest',
  message: 'Consent not provided to not resell the phone numbers',
})

export function reservationNotActive(status: string): ApiError {
  return apiError(400, {
    code: 'ReservationNotActive',
    message: `The reservation is ${status}. Only an active one can be changed, deleted or purchased: make a new one.`,
    target: 'reservationid',
  })
}

export const nothingReserved = apiError(400, {
  code: 'BadRequest',
  message: 'The reservation has no phone numbers, so there is nothing to purchase.',
})

export function tooManyNumbers(maximum: number): ApiError {
  return invalidInput(`phoneNumbers must name at most ${maximum} phone numbers.`, 'phonenumbers')
}
