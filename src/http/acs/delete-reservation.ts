import { cancelReservation } from '../../inventory/cancel-reservation.ts'
import { RESERVATIONS_SINCE } from '../contract/since.ts'
import { reservationNotActive, reservationNotFound } from '../errors/reservation-errors.ts'
import { isId } from '../request/is-id.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { defineOperation } from './acs-operation.ts'
import { RESERVATION_PARAMETERS, RESERVATION_PATH } from './reservation-parameters.ts'

export const deleteReservation = defineOperation({
  operationId: 'DeleteReservation',
  method: 'DELETE',
  kind: 'hold',
  path: RESERVATION_PATH,
  since: RESERVATIONS_SINCE,
  summary: 'Deletes an active reservation; its numbers are free at once.',
  parameters: RESERVATION_PARAMETERS,
  responses: { 204: null },
  async handle(request) {
    const { inventory, resource } = request
    const reservationId = pathParameter(request, 'reservationId')
    if (!isId(reservationId)) return reservationNotFound
    const answer = await cancelReservation(inventory, resource, reservationId)
    switch (answer.kind) {
      case 'cancelled':
        return { status: 204 }
      case 'reservationNotFound':
        return reservationNotFound
      case 'notActive':
        return reservationNotActive(answer.status)
    }
  },
})
