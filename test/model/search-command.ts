import fc from 'fast-check'
import { type SearchRequest, search } from '../../src/inventory/search.ts'
import { command, type ModelCommand } from './command.ts'
import { forcedBy } from './forced.ts'
import { forcedByMagic, magicSearch } from './magic.ts'
import { searchInModel } from './search-in-model.ts'
import { AREA_CODES, CALLS, EVERYTHING, INBOUND, MESSAGES, NOTHING, RESOURCES } from './world.ts'

const anyRequest = fc
  .record({
    country: fc.constantFrom('US', 'US', 'us', 'CA', 'CA', 'IE', 'ZZ'),
    numberType: fc.constantFrom('geographic', 'geographic', 'tollFree', 'mobile'),
    assignmentType: fc.constantFrom('application', 'application', 'person'),
    capabilities: fc.constantFrom(NOTHING, INBOUND, CALLS, MESSAGES, EVERYTHING),
    areaCode: fc.option(fc.constantFrom(...AREA_CODES), { nil: undefined }),
    quantity: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ areaCode, ...rest }) => (areaCode === undefined ? rest : { ...rest, areaCode }))

/** Requests that find something while anything is free, so that stocks run out and fill again. */
export const plainRequest = fc.record({
  country: fc.constantFrom('US', 'US', 'US', 'CA'),
  numberType: fc.constantFrom('geographic', 'geographic', 'tollFree'),
  assignmentType: fc.constant('application'),
  capabilities: fc.constantFrom(NOTHING, CALLS, EVERYTHING),
  quantity: fc.constantFrom(1, 2, 8),
})

const request: fc.Arbitrary<SearchRequest> = fc.oneof(
  { weight: 1, arbitrary: anyRequest },
  { weight: 2, arbitrary: plainRequest },
)

export const searchCommand: fc.Arbitrary<ModelCommand> = fc
  .tuple(fc.constantFrom(...RESOURCES), request, magicSearch)
  .map(([resource, wanted, magic]) =>
    command(
      'search',
      `${resource}, ${JSON.stringify(wanted)}${magic && `, magic ${magic}`}`,
      async (model, inventory, real) => {
        const ruled = await forcedBy(model, real, {
          operation: 'SearchAvailablePhoneNumbers',
          resource,
          named: { kind: 'terms', subject: subjectOf(wanted) },
          subjects: [subjectOf(wanted)],
          quantity: wanted.quantity,
        })
        const forced = ruled ?? forcedByMagic(magic, wanted.quantity)
        const answer = await search(inventory, resource, { ...wanted, ...(forced && { forced }) })
        return searchInModel(model, inventory, { resource, wanted, forced }, answer)
      },
    ),
  )

/** What the request of a search names. */
export function subjectOf({ country, numberType, areaCode }: SearchRequest) {
  return { country: country.toUpperCase(), numberType, ...(areaCode !== undefined && { areaCode }) }
}
