import { listOfferings as list } from '../../inventory/list-offerings.ts'
import { existsIn } from '../contract/api-version.ts'
import { OfferingsQuery, OfferingsResponse } from '../contract/catalog-schemas.ts'
import { countryUnknown } from '../errors/errors.ts'
import { defineRouteWithQuery, pathParameter } from '../route.ts'
import { CATALOG_PARAMETERS, catalogAnswer, countryPath } from '../wire/catalog-answer.ts'

/** The version since which clients know mobile numbers. */
const MOBILE_SINCE = '2025-06-01'

export const listOfferings = defineRouteWithQuery({
  operationId: 'ListOfferings',
  method: 'GET',
  path: '/availablePhoneNumbers/countries/{countryCode}/offerings',
  since: '2022-12-01',
  summary: 'Lists what is sold in a country, and for how much.',
  parameters: CATALOG_PARAMETERS,
  query: OfferingsQuery,
  responses: { 200: OfferingsResponse },
  pageOf: 'phoneNumberOfferings',
  async handle(request) {
    const { phoneNumberType, assignmentType } = request.filters
    const country = pathParameter(request, 'countryCode')
    const offerings = list(request.inventory, country, {
      ...(phoneNumberType !== undefined && { numberType: phoneNumberType }),
      ...(assignmentType !== undefined && { assignmentType }),
    })
    if (offerings === undefined) return countryUnknown
    return catalogAnswer(
      request,
      countryPath(country, 'offerings'),
      'phoneNumberOfferings',
      offerings.filter(
        ({ numberType }) => numberType !== 'mobile' || existsIn(request.version, MOBILE_SINCE),
      ),
      ({ numberType, assignmentType, capabilities, cost }) => ({
        phoneNumberType: numberType,
        assignmentType,
        availableCapabilities: capabilities,
        cost,
      }),
    )
  },
})
