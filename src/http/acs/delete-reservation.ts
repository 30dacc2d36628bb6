import { cancelReservation } from '../../inventory/cancel-reservation.ts'
import { RESERVATIONS_SINCE } from '../contract/since.ts'
import { reservationNotActive, reservationNotFound } from '../errors/errors.ts'
import { isId } from '../request/is-id.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { defineOperation } from './acs-operation.ts'

export const deleteReservation = defineOperation({
  operationId: 'DeleteReservation',
  method: 'DELETE',
  path: '/availablePhoneNumbers/reservations/{reservationId}',
  since: RESERVATIONS_SINCE,
  summary: 'Deletes an active reservation; its numbers are free at once.',
  parameters: { reservationId: { in: 'path', schema: { type: 'string', format: 'uuid' } } },
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
