import * as Type from 'typebox'
import type { AcsRequest } from '../acs/acs-operation.ts'
import type { Answer } from '../answer.ts'
import type { OperationParameter } from '../api-operation.ts'
import type { ApiError } from '../errors/api-error.ts'
import { CATALOG_PAGING, nextLink, pageParameters, parsePage } from '../request/paging.ts'

/** The parameters of every list of the catalog. */
export const CATALOG_PARAMETERS: Readonly<Record<string, OperationParameter>> = {
  ...pageParameters(CATALOG_PAGING),
  'accept-language': { in: 'header', schema: Type.String() },
}

/** The header of the live service (recorded). */
const CACHE_CONTROL = 'max-age=21600, private, stale-while-revalidate=86400'

/**
 * The page that a request asks for, of a list of the catalog. As on the live service, a full page has a link to the next
 * page, even if the next page is empty; the link of any other page is null.
 *
 * @param path the path of the list, for the link
 * @param name the name of the list in the answer
 */
export function catalogAnswer<T>(
  { target }: Pick<AcsRequest, 'target'>,
  path: string,
  name: string,
  all: readonly T[],
  toItem: (entry: T) => object,
): Answer | ApiError {
  const page = parsePage(target, CATALOG_PAGING)
  if ('error' in page) return page
  const items = all.slice(page.skip, page.skip + page.size).map(toItem)
  const full = items.length === page.size
  return {
    status: 200,
    headers: { 'cache-control': CACHE_CONTROL },
    body: { [name]: items, nextLink: full ? nextLink(path, target, page, CATALOG_PAGING) : null },
  }
}

/** The path of a country's list. */
export function countryPath(countryCode: string, list: string): string {
  return `/availablePhoneNumbers/countries/${encodeURIComponent(countryCode)}/${list}`
}
