import { getOwnedNumber } from '../../inventory/get-owned-number.ts'
import { PurchasedPhoneNumber } from '../contract/schemas.ts'
import { phoneNumberNotFound } from '../errors/errors.ts'
import { defineRoute, pathParameter } from '../route.ts'
import { toPurchasedPhoneNumber } from '../wire/to-purchased-phone-number.ts'

export const getByNumber = defineRoute({
  operationId: 'GetByNumber',
  method: 'GET',
  path: '/phoneNumbers/{phoneNumber}',
  since: '2021-03-07',
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
