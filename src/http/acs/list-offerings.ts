import { listOfferings as list } from '../../inventory/list-offerings.ts'
import { existsIn } from '../contract/api-version.ts'
import { OfferingsQuery, OfferingsResponse } from '../contract/catalog-schemas.ts'
import { CATALOG_SINCE, MOBILE_SINCE } from '../contract/since.ts'
import { countryUnknown } from '../errors/errors.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { CATALOG_PARAMETERS, catalogAnswer, countryPath } from '../wire/catalog-answer.ts'
import { defineOperationWithQuery } from './acs-operation.ts'

export const listOfferings = defineOperationWithQuery({
  operationId: 'ListOfferings',
  method: 'GET',
  kind: 'read',
  path: '/availablePhoneNumbers/countries/{countryCode}/offerings',
  since: CATALOG_SINCE,
  summary: 'Lists what is sold in a country, and for how much.',
  parameters: CATALOG_PARAMETERS,
  query: OfferingsQuery,
  responses: { 200: OfferingsResponse },
  pageOf: 'phoneNumberOfferings',
  async handle(request) {
    const { phoneNumberType, assignmentType } = request.filters
    const country = pathParameter(request, 'countryCode')
    const offerings = list(request.inventory, request.resource, country, {
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
