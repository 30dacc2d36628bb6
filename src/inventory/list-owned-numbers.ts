import type { OwnedNumber } from '../numbering/owned-number.ts'
import type { OwnedPlace } from '../storage/port/owned-number-store.ts'
import type { Inventory } from './inventory.ts'

export interface OwnedNumbersPage {
  readonly numbers: readonly OwnedNumber[]
  /** Whether more numbers follow this page. */
  readonly more: boolean
}

/** The numbers that the resource owns, `top` of them after the place and the first `skip` behind it. */
export async function listOwnedNumbers(
  { store }: Inventory,
  resource: string,
  { top, ...page }: { skip: number; top: number; after?: OwnedPlace },
): Promise<OwnedNumbersPage> {
  const numbers = await store.ownedNumbers(resource, { ...page, limit: top + 1 })
  return { numbers: numbers.slice(0, top), more: numbers.length > top }
}
