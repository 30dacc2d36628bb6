import * as Type from 'typebox'
import type { OperationParameter } from '../api-operation.ts'
import type { ApiError } from '../errors/api-error.ts'
import { invalidInput } from '../errors/errors.ts'
import type { Target } from './target.ts'

/** The part of a list that a request asks for. */
export interface Page {
  readonly skip: number
  readonly size: number
  /** The place after the skipped entries, as the link to this page has it; absent if they have to be counted. */
  readonly place?: string
}

/** The name and the bounds of a list's page size. */
export interface Paging {
  readonly sizeName: 'top' | 'maxPageSize'
  readonly defaultSize: number
  readonly maximumSize: number
}

/** The default is published; the maximum is our own, since the documents name none. */
export const PHONE_NUMBERS_PAGING: Paging = { sizeName: 'top', defaultSize: 100, maximumSize: 1_000 }

/** The default is published; the maximum is our own. */
export const CATALOG_PAGING: Paging = { sizeName: 'maxPageSize', defaultSize: 100, maximumSize: 1_000 }

/** The default is published; the maximum is our own. */
export const RESERVATIONS_PAGING: Paging = { sizeName: 'maxPageSize', defaultSize: 100, maximumSize: 1_000 }

/** Our own parameter, which only links have. */
const PLACE = 'place'
const MAXIMUM_SKIP = 2 ** 31 - 1

/** The declaration of the parameters that `parsePage` reads. */
export function pageParameters(paging: Paging): Record<string, OperationParameter> {
  return { skip: wholeParameter({ default: 0, minimum: 0 }), ...pageSizeParameter(paging) }
}

/** The declaration of the page size alone: reservations have no published `skip`, although their links have one. */
export function pageSizeParameter({
  sizeName,
  defaultSize,
  maximumSize,
}: Paging): Record<string, OperationParameter> {
  return { [sizeName]: wholeParameter({ default: defaultSize, minimum: 1, maximum: maximumSize }) }
}

/**
 * Reads `skip`, the page size and the place from a query. A place is that of one `skip`: with another one, which a
 * client has written into a link, the entries are counted.
 */
export function parsePage(
  { parameters }: Target,
  { sizeName, defaultSize, maximumSize }: Paging,
): Page | ApiError {
  const skip = parseWhole(parameters, 'skip', 0, 0, MAXIMUM_SKIP)
  if (typeof skip !== 'number') return skip
  const size = parseWhole(parameters, sizeName, defaultSize, 1, maximumSize)
  if (typeof size !== 'number') return size
  const [, placed, place] = /^(\d+)\.(.+)$/.exec(parameters.get(PLACE) ?? '') ?? []
  return { skip, size, ...(place !== undefined && Number(placed) === skip && { place }) }
}

/**
 * The link to the next page. As on the live service, the link is relative and has the query of this request with another
 * `skip` (`/phoneNumbers?top=7&api-version=2025-06-01&skip=7`). Ours also has the place of the next page, since to
 * count the skipped entries takes the longer the more there are.
 *
 * @param place where the next page begins, of letters, digits and dots; absent if its entries are counted
 */
export function nextLink(
  path: string,
  { query }: Target,
  { skip, size }: Page,
  { sizeName }: Paging,
  place?: string,
): string {
  const parameters: string[] = []
  let hasSize = false
  for (const parameter of query.split('&')) {
    const name = parameterName(parameter)
    if (parameter !== '' && name !== 'skip' && name !== PLACE) parameters.push(parameter)
    hasSize ||= name === sizeName
  }
  parameters.push(`skip=${skip + size}`)
  if (place !== undefined) parameters.push(`${PLACE}=${skip + size}.${place}`)
  if (!hasSize) parameters.push(`${sizeName}=${size}`)
  return `${path}?${parameters.join('&')}`
}

// The name is decoded as in `parsePage`: a `sk%69p` that stayed in the link would lead back to this page for ever.
function parameterName(parameter: string): string | undefined {
  const [written = ''] = parameter.split('=', 1)
  // A query may have thousands of parameters, and decoding is most of their cost.
  if (/^[\w.-]*$/.test(written)) return written
  const [name] = new URLSearchParams(written).keys()
  return name
}

function wholeParameter(bounds: { default: number; minimum: number; maximum?: number }): OperationParameter {
  return { in: 'query', schema: Type.Integer({ format: 'int32', ...bounds }) }
}

function parseWhole(
  parameters: URLSearchParams,
  name: string,
  fallback: number,
  minimum: number,
  maximum: number,
): number | ApiError {
  const text = parameters.get(name)
  if (text === null) return fallback
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= minimum && value <= maximum) return value
  return invalidInput(`${name} must be a whole number from ${minimum} to ${maximum}.`, name.toLowerCase())
}
