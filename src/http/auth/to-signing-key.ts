import { validateAccessKey } from '../../resources/validate-access-key.ts'
import { SigningKey } from './signing-key.ts'

/**
 * Makes the signing key of an access key in base64.
 * @param place the name of the key in the error's message, which never repeats the key itself
 * @throws Error if `validateAccessKey` refuses the key
 */
export function toSigningKey(text: string, place: string): SigningKey {
  const fault = validateAccessKey(text)
  if (fault !== undefined) throw new Error(`${place} ${fault}`)
  return new SigningKey(Buffer.from(text, 'base64'))
}
