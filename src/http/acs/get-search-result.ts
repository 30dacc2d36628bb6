import { getSearch } from '../../inventory/get-search.ts'
import { PhoneNumberSearchResult } from '../contract/schemas.ts'
import { searchNotFound } from '../errors/errors.ts'
import { isId } from '../request/is-id.ts'
import { defineRoute, pathParameter } from '../route.ts'
import { toSearchResult } from '../wire/to-search-result.ts'

export const getSearchResult = defineRoute({
  operationId: 'GetSearchResult',
  method: 'GET',
  path: '/availablePhoneNumbers/searchResults/{searchId}',
  since: '2021-03-07',
  summary: 'Shows what a search found and holds, and until when.',
  responses: { 200: PhoneNumberSearchResult },
  async handle(request) {
    const searchId = pathParameter(request, 'searchId')
    if (!isId(searchId)) return searchNotFound(searchId)
    const found = await getSearch(request.inventory, request.resource, searchId)
    return found === undefined ? searchNotFound(searchId) : { status: 200, body: toSearchResult(found) }
  },
})
