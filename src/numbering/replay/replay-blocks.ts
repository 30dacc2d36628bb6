import type { NumberBlock } from '../audit-entry.ts'
import { NEVER } from '../instant.ts'
import { phoneNumberFromInteger, phoneNumberToInteger } from '../phone-number.ts'
import type { Replayed } from './replayed.ts'

/** Brings in the numbers of the blocks that are not there yet. */
export function replayBlocks({ numbers, owned }: Replayed, blocks: readonly NumberBlock[]): void {
  for (const { stock, first, last, state } of blocks) {
    for (let number = phoneNumberToInteger(first); number <= phoneNumberToInteger(last); number += 1) {
      const phoneNumber = phoneNumberFromInteger(number)
      if (numbers.has(phoneNumber)) continue
      // An entry of the operator about the number follows where it is off sale.
      const freeAt = state?.kind === 'aging' ? state.until : state?.kind === 'owned' ? NEVER : 0
      numbers.set(phoneNumber, { stock, freeAt })
      if (state?.kind !== 'owned') continue
      const { kind: _, resource, since: purchasedAt, ...terms } = state
      const { country, numberType } = stock
      owned.set(phoneNumber, { resource, owned: { phoneNumber, country, numberType, ...terms, purchasedAt } })
    }
  }
}
