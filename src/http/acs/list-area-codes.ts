import { listAreaCodes as list } from '../../inventory/list-area-codes.ts'
import { AreaCodesQuery, PhoneNumberAreaCodes } from '../contract/catalog-schemas.ts'
import { CATALOG_SINCE } from '../contract/since.ts'
import { countryUnknown, localityAmbiguous, localityRequired, localityUnknown } from '../errors/errors.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { CATALOG_PARAMETERS, catalogAnswer, countryPath } from '../wire/catalog-answer.ts'
import { defineOperationWithQuery } from './acs-operation.ts'

export const listAreaCodes = defineOperationWithQuery({
  operationId: 'ListAreaCodes',
  method: 'GET',
  kind: 'read',
  path: '/availablePhoneNumbers/countries/{countryCode}/areaCodes',
  since: CATALOG_SINCE,
  summary: 'Lists the area codes that a search can name.',
  parameters: CATALOG_PARAMETERS,
  query: AreaCodesQuery,
  responses: { 200: PhoneNumberAreaCodes },
  pageOf: 'areaCodes',
  async handle(request) {
    const { phoneNumberType, assignmentType, locality, administrativeDivision } = request.filters
    const country = pathParameter(request, 'countryCode')
    const answer = await list(request.inventory, request.resource, country, {
      numberType: phoneNumberType,
      ...(assignmentType !== undefined && { assignmentType }),
      ...(locality !== undefined && { locality }),
      ...(administrativeDivision !== undefined && { division: administrativeDivision }),
    })
    switch (answer.kind) {
      case 'found': {
        const path = countryPath(country, 'areaCodes')
        return catalogAnswer(request, path, 'areaCodes', answer.areaCodes, (areaCode) => ({ areaCode }))
      }
      case 'countryUnknown':
        return countryUnknown
      case 'localityRequired':
        return localityRequired
      case 'localityUnknown':
        return localityUnknown(locality ?? '', country)
      case 'localityAmbiguous':
        return localityAmbiguous
    }
  },
})
