import type { PhoneNumber } from '../phone-number.ts'
import { emptyReplay, type Replayed } from './replayed.ts'

/**
 * What a state says of one number alone, so that the history of the number can be replayed from it without the numbers
 * beside it.
 */
export function stateOfNumber(state: Replayed, phoneNumber: PhoneNumber): Replayed {
  const alone = emptyReplay()
  copy(state.numbers, alone.numbers, phoneNumber)
  copy(state.owned, alone.owned, phoneNumber)
  copy(state.releases, alone.releases, phoneNumber)
  copy(state.soldBy, alone.soldBy, phoneNumber)
  copy(state.claims, alone.claims, phoneNumber)
  if (state.protected.has(phoneNumber)) alone.protected.add(phoneNumber)
  const claim = state.claims.get(phoneNumber)
  const key = claim?.kind === 'reservation' ? `${claim.resource} ${claim.id}` : ''
  const found = state.reservations.get(key)
  if (found !== undefined) {
    const { resource, reservation } = found
    const phoneNumbers = reservation.phoneNumbers.filter((one) => one.phoneNumber === phoneNumber)
    alone.reservations.set(key, { resource, reservation: { ...reservation, phoneNumbers } })
  }
  return alone
}

function copy<K, V>(from: ReadonlyMap<K, V>, to: Map<K, V>, key: K): void {
  const value = from.get(key)
  if (value !== undefined) to.set(key, value)
}
