import { cancelReservation } from '../../inventory/cancel-reservation.ts'
import { reservationNotActive, reservationNotFound } from '../errors/errors.ts'
import { defineRoute, pathParameter } from '../route.ts'

export const deleteReservation = defineRoute({
  operationId: 'DeleteReservation',
  method: 'DELETE',
  path: '/availablePhoneNumbers/reservations/{reservationId}',
  since: '2025-04-01',
  summary: 'Deletes an active reservation; its numbers are free at once.',
  parameters: { reservationId: { in: 'path', schema: { type: 'string', format: 'uuid' } } },
  responses: { 204: null },
  async handle(request) {
    const { inventory, resource } = request
    const answer = await cancelReservation(inventory, resource, pathParameter(request, 'reservationId'))
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
