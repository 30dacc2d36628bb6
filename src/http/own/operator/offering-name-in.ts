import { OfferingNameParts } from '../../contract/offering-schemas.ts'
import { pathParameter } from '../../request/path-parameter.ts'

const PARTS = Object.keys(OfferingNameParts)

/** The name of an offering in a path. */
export const OFFERING_NAME_PATH = PARTS.map((part) => `{${part}}`).join('/')

export const OFFERING_NAME_PARAMETERS = Object.fromEntries(
  Object.entries(OfferingNameParts).map(([name, schema]) => [name, { in: 'path' as const, schema }]),
)

/** The name that the path of a request has. */
export function offeringNameIn(request: { readonly parameters: Readonly<Record<string, string>> }): string {
  return PARTS.map((part) => pathParameter(request, part)).join('/')
}
