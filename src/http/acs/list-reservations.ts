import { listReservations as findReservations } from '../../inventory/list-reservations.ts'
import { PhoneNumbersReservations } from '../contract/reservation-schemas.ts'
import { RESERVATIONS_SINCE } from '../contract/since.ts'
import { nextLink, pageSizeParameter, parsePage, RESERVATIONS_PAGING } from '../request/paging.ts'
import { readReservationsPlace, toReservationsPlace } from '../request/reservations-place.ts'
import { RESERVATIONS_PATH } from '../wire/links.ts'
import { toReservationSummary } from '../wire/to-reservation.ts'
import { defineOperation } from './acs-operation.ts'

export const listReservations = defineOperation({
  operationId: 'ListReservations',
  method: 'GET',
  kind: 'read',
  path: RESERVATIONS_PATH,
  since: RESERVATIONS_SINCE,
  summary: 'The reservations of the resource by their expiry, without their numbers.',
  parameters: pageSizeParameter(RESERVATIONS_PAGING),
  responses: { 200: PhoneNumbersReservations },
  pageOf: 'reservations',
  async handle({ inventory, resource, target }) {
    const page = parsePage(target, RESERVATIONS_PAGING)
    if ('error' in page) return page
    const place = page.place === undefined ? undefined : readReservationsPlace(page.place)
    const after = place ?? { expiresAt: 0, nth: page.skip }
    const { reservations, next } = await findReservations(inventory, resource, { after, size: page.size })
    return {
      status: 200,
      body: {
        reservations: reservations.map(toReservationSummary),
        ...(next && {
          nextLink: nextLink(RESERVATIONS_PATH, target, page, RESERVATIONS_PAGING, toReservationsPlace(next)),
        }),
      },
    }
  },
})
