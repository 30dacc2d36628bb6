import { nameCountries } from '../../catalog/name-countries.ts'
import { PhoneNumberCountries } from '../contract/catalog-schemas.ts'
import { CATALOG_SINCE } from '../contract/since.ts'
import { CATALOG_PARAMETERS, catalogAnswer } from '../wire/catalog-answer.ts'
import { defineOperation } from './acs-operation.ts'

export const listAvailableCountries = defineOperation({
  operationId: 'ListAvailableCountries',
  method: 'GET',
  kind: 'read',
  path: '/availablePhoneNumbers/countries',
  since: CATALOG_SINCE,
  summary: 'Lists the countries whose phone numbers the service knows.',
  parameters: CATALOG_PARAMETERS,
  responses: { 200: PhoneNumberCountries },
  pageOf: 'countries',
  async handle(request) {
    const countries = nameCountries(request.inventory.register.current().countries, request.acceptLanguage)
    return catalogAnswer(
      request,
      '/availablePhoneNumbers/countries',
      'countries',
      countries,
      (country) => country,
    )
  },
})
