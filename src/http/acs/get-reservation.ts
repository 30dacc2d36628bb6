import { getReservation as findReservation } from '../../inventory/get-reservation.ts'
import { PhoneNumbersReservation } from '../contract/reservation-schemas.ts'
import { RESERVATIONS_SINCE } from '../contract/since.ts'
import { reservationNotFound } from '../errors/reservation-errors.ts'
import { isId } from '../request/is-id.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { toReservation } from '../wire/to-reservation.ts'
import { defineOperation } from './acs-operation.ts'
import { RESERVATION_PARAMETERS, RESERVATION_PATH } from './reservation-parameters.ts'

export const getReservation = defineOperation({
  operationId: 'GetReservation',
  method: 'GET',
  kind: 'read',
  path: RESERVATION_PATH,
  since: RESERVATIONS_SINCE,
  summary: 'A reservation with its numbers.',
  parameters: RESERVATION_PARAMETERS,
  responses: { 200: PhoneNumbersReservation },
  async handle(request) {
    const { inventory, resource } = request
    const reservationId = pathParameter(request, 'reservationId')
    if (!isId(reservationId)) return reservationNotFound
    const found = await findReservation(inventory, resource, reservationId)
    return found === undefined ? reservationNotFound : { status: 200, body: toReservation(found) }
  },
})
