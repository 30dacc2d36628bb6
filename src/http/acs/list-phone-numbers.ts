import { listOwnedNumbers } from '../../inventory/list-owned-numbers.ts'
import { PurchasedPhoneNumbers } from '../contract/schemas.ts'
import { nextLink, PHONE_NUMBERS_PAGING, pageParameters, parsePage } from '../request/paging.ts'
import { defineRoute } from '../route.ts'
import { toPurchasedPhoneNumber } from '../wire/to-purchased-phone-number.ts'

export const listPhoneNumbers = defineRoute({
  operationId: 'ListPhoneNumbers',
  method: 'GET',
  path: '/phoneNumbers',
  since: '2021-03-07',
  summary: 'Lists the phone numbers that the resource owns.',
  parameters: pageParameters(PHONE_NUMBERS_PAGING),
  responses: { 200: PurchasedPhoneNumbers },
  pageOf: 'phoneNumbers',
  async handle({ inventory, resource, query }) {
    const page = parsePage(query, PHONE_NUMBERS_PAGING)
    if ('error' in page) return page
    const { numbers, more } = await listOwnedNumbers(inventory, resource, { skip: page.skip, top: page.size })
    return {
      status: 200,
      body: {
        phoneNumbers: numbers.map(toPurchasedPhoneNumber),
        ...(more && { nextLink: nextLink('/phoneNumbers', query, page, PHONE_NUMBERS_PAGING) }),
      },
    }
  },
})
