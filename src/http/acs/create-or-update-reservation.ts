import { reserve } from '../../inventory/reserve.ts'
import { phoneNumberId } from '../../numbering/phone-number.ts'
import { PhoneNumbersReservation } from '../contract/reservation-schemas.ts'
import { RESERVATIONS_SINCE } from '../contract/since.ts'
import { invalidInput, resourceSuspended, tooManyHeld } from '../errors/errors.ts'
import { reservationNotActive, tooManyNumbers } from '../errors/reservation-errors.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { readReservationPatch } from '../request/read-reservation-patch.ts'
import { reservationPath } from '../wire/links.ts'
import { toFailedNumber } from '../wire/to-failed-number.ts'
import { toReservation } from '../wire/to-reservation.ts'
import { defineOperationWithBody } from './acs-operation.ts'
import { RESERVATION_PARAMETERS, RESERVATION_PATH } from './reservation-parameters.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const createOrUpdateReservation = defineOperationWithBody({
  operationId: 'CreateOrUpdateReservation',
  method: 'PATCH',
  kind: 'hold',
  path: RESERVATION_PATH,
  since: RESERVATIONS_SINCE,
  summary: 'Makes a reservation, or adds numbers to it and takes numbers out of it.',
  parameters: RESERVATION_PARAMETERS,
  body: {
    mediaTypes: ['application/merge-patch+json', 'application/json'],
    schema: PhoneNumbersReservation,
    required: true,
    // A client may send a reservation back as it got it, with every field of each of its numbers.
    limitBytes: 1024 * 1024,
  },
  responses: { 200: PhoneNumbersReservation, 201: PhoneNumbersReservation, 207: PhoneNumbersReservation },
  async handle(request) {
    const { inventory, resource, body } = request
    const reservationId = pathParameter(request, 'reservationId')
    if (!UUID.test(reservationId)) return invalidInput('reservationId must be a UUID.', 'reservationid')
    const patch = readReservationPatch(body)
    if ('error' in patch) return patch
    const answer = await reserve(inventory, resource, reservationId, patch, request.sending?.key)
    switch (answer.kind) {
      case 'reserved': {
        const shown = toReservation(answer.reservation)
        for (const [phoneNumber, failure] of answer.failed) {
          const wanted = patch.get(phoneNumber)
          if (wanted)
            shown.phoneNumbers[phoneNumberId(phoneNumber)] = toFailedNumber(phoneNumber, wanted, failure)
        }
        return {
          status: answer.failed.size > 0 ? 207 : answer.created ? 201 : 200,
          ...(answer.created && { headers: { location: reservationPath(answer.reservation.value.id) } }),
          body: shown,
        }
      }
      case 'notActive':
        return reservationNotActive(answer.status)
      case 'tooManyHeld':
        return tooManyHeld(answer.held, answer.limit, 'phonenumbers')
      case 'tooManyNumbers':
        return tooManyNumbers(answer.maximum)
      case 'suspended':
        return resourceSuspended
    }
  },
})
