import { listOfferings } from '../../../operator/list-offerings.ts'
import { OfferingList, OfferingQuery } from '../../contract/offering-schemas.ts'
import { readCountry } from '../../request/read-country.ts'
import { toSoldOffering } from '../../wire/to-sold-offering.ts'
import { defineOperatorOperationWithQuery } from '../own-operation.ts'

export const getSoldOfferings = defineOperatorOperationWithQuery({
  operationId: 'GetSoldOfferings',
  method: 'GET',
  path: '/_holdline/offerings',
  summary: 'The offerings that are sold, with their prices, and the default offerings that are retired.',
  query: OfferingQuery,
  responses: { 200: OfferingList },
  async handle({ tools, filters }) {
    const { numberType } = filters
    const read = readCountry(filters.country)
    if ('error' in read) return read
    const { country } = read
    const offerings = await listOfferings(tools)
    const chosen = offerings.filter(
      ({ offering }) =>
        (country === undefined || offering.country === country) &&
        (numberType === undefined || offering.numberType === numberType),
    )
    return { status: 200, body: { offerings: chosen.map(toSoldOffering) } }
  },
})
