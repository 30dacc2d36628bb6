import { purchaseReservation as purchase } from '../../inventory/purchase-reservation.ts'
import { PhoneNumbersReservationPurchaseRequest } from '../contract/reservation-schemas.ts'
import { RESERVATIONS_SINCE } from '../contract/since.ts'
import { resourceSuspended } from '../errors/errors.ts'
import {
  nothingReserved,
  reservationAgreementRequired,
  reservationNotActive,
  reservationNotFound,
} from '../errors/reservation-errors.ts'
import { isId } from '../request/is-id.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { operationHeaders } from '../wire/operation-headers.ts'
import { defineOperationWithBody } from './acs-operation.ts'
import { RESERVATION_PARAMETERS, RESERVATION_PATH } from './reservation-parameters.ts'

export const purchaseReservation = defineOperationWithBody({
  operationId: 'PurchaseReservation',
  method: 'POST',
  kind: 'purchase',
  path: `${RESERVATION_PATH}/:purchase`,
  since: RESERVATIONS_SINCE,
  summary: 'Buys all numbers of an active reservation.',
  parameters: RESERVATION_PARAMETERS,
  body: {
    mediaTypes: ['application/json'],
    schema: PhoneNumbersReservationPurchaseRequest,
    required: false,
  },
  responses: { 202: null },
  responseHeaders: { 202: ['Operation-Location', 'operation-id', 'reservation-purchase-id'] },
  longRunning: {},
  async handle(request) {
    const { inventory, resource, requestedVersion, forced } = request
    const reservationId = pathParameter(request, 'reservationId')
    if (!isId(reservationId)) return reservationNotFound
    const answer = await purchase(inventory, resource, {
      reservationId,
      agreeToNotResell: request.body.agreeToNotResell ?? false,
      ...(forced !== undefined && { forced }),
    })
    switch (answer.kind) {
      case 'purchased':
        return { status: 202, headers: operationHeaders(answer.operation, requestedVersion) }
      case 'reservationNotFound':
        return reservationNotFound
      case 'notActive':
        return reservationNotActive(answer.status)
      case 'nothingReserved':
        return nothingReserved
      case 'agreementRequired':
        return reservationAgreementRequired
      case 'suspended':
        return resourceSuspended
    }
  },
})
