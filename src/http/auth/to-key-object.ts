import { createSecretKey, type KeyObject } from 'node:crypto'
import { validateAccessKey } from '../../resources/validate-access-key.ts'

/**
 * The key of its base64 text.
 * @param place names the key in the message of the error, which never repeats the key
 * @throws Error if it is none that `validateAccessKey` accepts
 */
export function toKeyObject(text: string, place: string): KeyObject {
  const fault = validateAccessKey(text)
  if (fault !== undefined) throw new Error(`${place} ${fault}`)
  return createSecretKey(text, 'base64')
}
