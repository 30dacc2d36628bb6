import { listReservations as findReservations } from '../../inventory/list-reservations.ts'
import { PhoneNumbersReservations } from '../contract/reservation-schemas.ts'
import { RESERVATIONS_SINCE } from '../contract/since.ts'
import { nextLink, pageSizeParameter, parsePage, RESERVATIONS_PAGING } from '../request/paging.ts'
import { readReservationPlace, toReservationPlace } from '../request/reservation-place.ts'
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
    const after = page.place === undefined ? undefined : readReservationPlace(page.place)
    const { reservations, more } = await findReservations(inventory, resource, {
      ...(after === undefined ? { skip: page.skip } : { skip: 0, after }),
      size: page.size,
    })
    const last = reservations.at(-1)
    return {
      status: 200,
      body: {
        reservations: reservations.map(toReservationSummary),
        ...(more &&
          last && {
            nextLink: nextLink(
              RESERVATIONS_PATH,
              target,
              page,
              RESERVATIONS_PAGING,
              toReservationPlace(last.value),
            ),
          }),
      },
    }
  },
})
