import { INSTANT_FORMS, parseInstant } from '../../control/parse-instant.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { ApiError } from '../errors/api-error.ts'
import { invalidInput } from '../errors/errors.ts'

/** The instant of a parameter or field that may be absent. In a query a plus is a space. */
export function readInstant(
  text: string | undefined,
  field: string,
): { readonly instant: Instant | undefined } | ApiError {
  const instant = text === undefined ? undefined : parseInstant(text.replace(' ', '+'))
  if (text === undefined || instant !== undefined) return { instant }
  return invalidInput(`${field} must be an instant, ${INSTANT_FORMS}.`, field)
}
