import { listLocalities } from '../../inventory/list-localities.ts'
import { LocalitiesQuery, PhoneNumberLocalities } from '../contract/catalog-schemas.ts'
import { CATALOG_SINCE } from '../contract/since.ts'
import { countryUnknown } from '../errors/errors.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { CATALOG_PARAMETERS, catalogAnswer, countryPath } from '../wire/catalog-answer.ts'
import { defineOperationWithQuery } from './acs-operation.ts'

export const listAvailableLocalities = defineOperationWithQuery({
  operationId: 'ListAvailableLocalities',
  method: 'GET',
  kind: 'read',
  path: '/availablePhoneNumbers/countries/{countryCode}/localities',
  since: CATALOG_SINCE,
  summary: 'Lists the places in a country where phone numbers are sold.',
  parameters: CATALOG_PARAMETERS,
  query: LocalitiesQuery,
  responses: { 200: PhoneNumberLocalities },
  pageOf: 'phoneNumberLocalities',
  async handle(request) {
    const { administrativeDivision, phoneNumberType } = request.filters
    const country = pathParameter(request, 'countryCode')
    const localities = await listLocalities(request.inventory, request.resource, country, {
      numberType: phoneNumberType ?? 'geographic',
      ...(administrativeDivision !== undefined && { division: administrativeDivision }),
    })
    if (localities === undefined) return countryUnknown
    return catalogAnswer(
      request,
      countryPath(country, 'localities'),
      'phoneNumberLocalities',
      localities,
      ({ name, division }) => ({
        localizedName: name,
        // The live service writes the abbreviation as the name too (recorded).
        administrativeDivision:
          division === undefined ? null : { localizedName: division, abbreviatedName: division },
      }),
    )
  },
})
