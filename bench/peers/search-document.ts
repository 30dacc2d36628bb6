import { searchAvailablePhoneNumbers } from '../../src/http/acs/search-available-phone-numbers.ts'
import type { ApiVersion } from '../../src/http/contract/api-version.ts'
import { atVersion } from '../../src/http/contract/at-version.ts'
import { PhoneNumberSearchRequest } from '../../src/http/contract/schemas.ts'

const VERSION: ApiVersion = '2025-06-01'

/** The search as an OpenAPI document, made of the contract that Holdline itself checks. */
export function searchDocument(): object {
  const { operationId, path } = searchAvailablePhoneNumbers
  const header = (example: string) => ({ schema: { type: 'string' }, example })
  return {
    openapi: '3.0.3',
    info: { title: 'Phone Numbers', version: VERSION },
    paths: {
      [path]: {
        post: {
          operationId: `PhoneNumbers_${operationId}`,
          parameters: [
            { name: 'countryCode', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'api-version', in: 'query', required: true, schema: { type: 'string' } },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: atVersion(PhoneNumberSearchRequest, VERSION) } },
          },
          responses: {
            202: {
              description: 'Accepted',
              headers: {
                Location: header('/availablePhoneNumbers/searchResults/1'),
                'Operation-Location': header('/phoneNumbers/operations/search_1'),
                'operation-id': header('search_1'),
                'search-id': header('1'),
              },
            },
          },
        },
      },
    },
  }
}
