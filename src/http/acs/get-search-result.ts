import { getSearch } from '../../inventory/get-search.ts'
import { PhoneNumberSearchResult } from '../contract/schemas.ts'
import { FIRST_VERSION } from '../contract/since.ts'
import { searchNotFound } from '../errors/errors.ts'
import { isId } from '../request/is-id.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { toSearchResult } from '../wire/to-search-result.ts'
import { defineOperation } from './acs-operation.ts'

export const getSearchResult = defineOperation({
  operationId: 'GetSearchResult',
  method: 'GET',
  kind: 'read',
  path: '/availablePhoneNumbers/searchResults/{searchId}',
  since: FIRST_VERSION,
  summary: 'Shows what a search found and holds, and until when.',
  responses: { 200: PhoneNumberSearchResult },
  async handle(request) {
    const searchId = pathParameter(request, 'searchId')
    if (!isId(searchId)) return searchNotFound(searchId)
    const found = await getSearch(request.inventory, request.resource, searchId)
    return found === undefined ? searchNotFound(searchId) : { status: 200, body: toSearchResult(found) }
  },
})
