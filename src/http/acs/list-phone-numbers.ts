import { listOwnedNumbers } from '../../inventory/list-owned-numbers.ts'
import { PurchasedPhoneNumbers } from '../contract/schemas.ts'
import { FIRST_VERSION } from '../contract/since.ts'
import { readOwnedPlace, toOwnedPlace } from '../request/owned-place.ts'
import { nextLink, PHONE_NUMBERS_PAGING, pageParameters, parsePage } from '../request/paging.ts'
import { toPurchasedPhoneNumber } from '../wire/to-purchased-phone-number.ts'
import { defineOperation } from './acs-operation.ts'

export const listPhoneNumbers = defineOperation({
  operationId: 'ListPhoneNumbers',
  method: 'GET',
  kind: 'read',
  path: '/phoneNumbers',
  since: FIRST_VERSION,
  summary: 'Lists the phone numbers that the resource owns.',
  parameters: pageParameters(PHONE_NUMBERS_PAGING),
  responses: { 200: PurchasedPhoneNumbers },
  pageOf: 'phoneNumbers',
  async handle({ inventory, resource, target }) {
    const page = parsePage(target, PHONE_NUMBERS_PAGING)
    if ('error' in page) return page
    const after = page.place === undefined ? undefined : readOwnedPlace(page.place)
    const { numbers, more } = await listOwnedNumbers(inventory, resource, {
      ...(after === undefined ? { skip: page.skip } : { skip: 0, after }),
      top: page.size,
    })
    const last = numbers.at(-1)
    return {
      status: 200,
      body: {
        phoneNumbers: numbers.map(toPurchasedPhoneNumber),
        ...(more &&
          last && {
            nextLink: nextLink('/phoneNumbers', target, page, PHONE_NUMBERS_PAGING, toOwnedPlace(last)),
          }),
      },
    }
  },
})
