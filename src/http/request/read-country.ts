import { isNumberingCountry } from '../../catalog/numbering-countries.ts'
import type { ApiError } from '../errors/api-error.ts'
import { invalidInput } from '../errors/errors.ts'

/** The country of a filter that may be absent, in capitals. */
export function readCountry(text: string | undefined): { readonly country: string | undefined } | ApiError {
  const country = text?.toUpperCase()
  if (country === undefined || isNumberingCountry(country)) return { country }
  return invalidInput(
    'country must be the two letters of a country of ISO 3166-1 with telephone numbers, such as US.',
    'country',
  )
}
