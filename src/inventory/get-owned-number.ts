import type { OwnedNumber } from '../numbering/owned-number.ts'
import { parsePhoneNumber } from '../numbering/phone-number.ts'
import type { Inventory } from './inventory.ts'

/** A number that the resource owns; `undefined` for any other text. */
export async function getOwnedNumber(
  { store }: Inventory,
  resource: string,
  text: string,
): Promise<OwnedNumber | undefined> {
  const phoneNumber = parsePhoneNumber(text)
  return phoneNumber === undefined ? undefined : store.ownedNumber(resource, phoneNumber)
}
