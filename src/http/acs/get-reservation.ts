import { getReservation as findReservation } from '../../inventory/get-reservation.ts'
import { PhoneNumbersReservation } from '../contract/reservation-schemas.ts'
import { reservationNotFound } from '../errors/errors.ts'
import { isId } from '../request/is-id.ts'
import { defineRoute, pathParameter } from '../route.ts'
import { toReservation } from '../wire/to-reservation.ts'

export const getReservation = defineRoute({
  operationId: 'GetReservation',
  method: 'GET',
  path: '/availablePhoneNumbers/reservations/{reservationId}',
  since: '2025-04-01',
  summary: 'A reservation with its numbers.',
  parameters: { reservationId: { in: 'path', schema: { type: 'string', format: 'uuid' } } },
  responses: { 200: PhoneNumbersReservation },
  async handle(request) {
    const { inventory, resource } = request
    const reservationId = pathParameter(request, 'reservationId')
    if (!isId(reservationId)) return reservationNotFound
    const found = await findReservation(inventory, resource, reservationId)
    return found === undefined ? reservationNotFound : { status: 200, body: toReservation(found) }
  },
})
