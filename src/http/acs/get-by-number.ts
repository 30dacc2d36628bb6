import { getOwnedNumber } from '../../inventory/get-owned-number.ts'
import { PurchasedPhoneNumber } from '../contract/schemas.ts'
import { FIRST_VERSION } from '../contract/since.ts'
import { phoneNumberNotFound } from '../errors/errors.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { toPurchasedPhoneNumber } from '../wire/to-purchased-phone-number.ts'
import { defineOperation } from './acs-operation.ts'

export const getByNumber = defineOperation({
  operationId: 'GetByNumber',
  method: 'GET',
  kind: 'read',
  path: '/phoneNumbers/{phoneNumber}',
  since: FIRST_VERSION,
  summary: 'Shows a phone number that the resource owns.',
  responses: { 200: PurchasedPhoneNumber },
  async handle(request) {
    const phoneNumber = pathParameter(request, 'phoneNumber')
    const owned = await getOwnedNumber(request.inventory, request.resource, phoneNumber)
    return owned === undefined
      ? phoneNumberNotFound(phoneNumber, request.version)
      : { status: 200, body: toPurchasedPhoneNumber(owned) }
  },
})
