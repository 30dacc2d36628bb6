import { listReservations as findReservations } from '../../inventory/list-reservations.ts'
import { PhoneNumbersReservations } from '../contract/reservation-schemas.ts'
import { nextLink, pageSizeParameter, parsePage, RESERVATIONS_PAGING } from '../request/paging.ts'
import { defineRoute } from '../route.ts'
import { RESERVATIONS_PATH } from '../wire/links.ts'
import { toReservationSummary } from '../wire/to-reservation.ts'

export const listReservations = defineRoute({
  operationId: 'ListReservations',
  method: 'GET',
  path: RESERVATIONS_PATH,
  since: '2025-04-01',
  summary: 'The reservations of the resource by their expiry, without their numbers.',
  parameters: pageSizeParameter(RESERVATIONS_PAGING),
  responses: { 200: PhoneNumbersReservations },
  pageOf: 'reservations',
  async handle({ inventory, resource, query }) {
    const page = parsePage(query, RESERVATIONS_PAGING)
    if ('error' in page) return page
    const { reservations, more } = await findReservations(inventory, resource, page)
    return {
      status: 200,
      body: {
        reservations: reservations.map(toReservationSummary),
        ...(more && { nextLink: nextLink(RESERVATIONS_PATH, query, page, RESERVATIONS_PAGING) }),
      },
    }
  },
})
