import { nameCountries } from '../../catalog/name-countries.ts'
import { PhoneNumberCountries } from '../contract/catalog-schemas.ts'
import { defineRoute } from '../route.ts'
import { CATALOG_PARAMETERS, catalogAnswer } from '../wire/catalog-answer.ts'

export const listAvailableCountries = defineRoute({
  operationId: 'ListAvailableCountries',
  method: 'GET',
  path: '/availablePhoneNumbers/countries',
  since: '2022-12-01',
  summary: 'Lists the countries whose phone numbers the service knows.',
  parameters: CATALOG_PARAMETERS,
  responses: { 200: PhoneNumberCountries },
  pageOf: 'countries',
  async handle(request) {
    const countries = nameCountries(request.acceptLanguage)
    return catalogAnswer(
      request,
      '/availablePhoneNumbers/countries',
      'countries',
      countries,
      (country) => country,
    )
  },
})
