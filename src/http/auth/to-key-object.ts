import { createSecretKey, type KeyObject } from 'node:crypto'
import { validateAccessKey } from '../../resources/validate-access-key.ts'

/**
 * Makes the key object of an access key in base64.
 * @param place the name of the key in the error's message, which never repeats the key itself
 * @throws Error if `validateAccessKey` refuses the key
 */
export function toKeyObject(text: string, place: string): KeyObject {
  const fault = validateAccessKey(text)
  if (fault !== undefined) throw new Error(`${place} ${fault}`)
  return createSecretKey(text, 'base64')
}
