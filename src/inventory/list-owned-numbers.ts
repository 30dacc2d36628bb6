import type { OwnedNumber } from '../numbering/owned-number.ts'
import type { Inventory } from './inventory.ts'

export interface OwnedNumbersPage {
  readonly numbers: readonly OwnedNumber[]
  /** Whether more numbers follow this page. */
  readonly more: boolean
}

/** The numbers that the resource owns, `top` of them after the first `skip`. */
export async function listOwnedNumbers(
  { store }: Inventory,
  resource: string,
  { skip, top }: { skip: number; top: number },
): Promise<OwnedNumbersPage> {
  const numbers = await store.ownedNumbers(resource, { skip, limit: top + 1 })
  return { numbers: numbers.slice(0, top), more: numbers.length > top }
}
