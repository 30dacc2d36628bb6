import { dependenceOn, underRegister } from '../inventory/register/under-register.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { OwnedPlace } from '../storage/port/owned-number-store.ts'
import type { RegisterTools } from './change-register.ts'

/** The most numbers that one call changes: other requests wait no longer than for as many. */
const AT_ONCE = 1_000

export interface ClosingTools extends RegisterTools {
  readonly store: RegisterTools['store'] & Pick<InventoryStore, 'now' | 'changeClosing'>
}

/**
 * Brings the numbers of a resource in line with the register: where it is closed they are released by themselves, and
 * otherwise they are its own.
 *
 * @param keeps whether the resource keeps its numbers although it is still closed
 */
export async function changeClosing(
  { register, store, author }: ClosingTools,
  resource: string,
  { keeps = false }: { readonly keeps?: boolean } = {},
): Promise<void> {
  let after: OwnedPlace | undefined
  do {
    const answer = await underRegister(register, async (inForce) => {
      const closure = register.stored.entries.get(`closure/${resource}`)
      const { agingMs, agingRules } = inForce.policyFor(resource)
      return store.changeClosing({
        resource,
        ...(closure?.kind === 'closure' && !keeps && { releaseAt: closure.releaseAt }),
        agingMs,
        ...(agingRules && { agingRules }),
        limit: AT_ONCE,
        ...(after && { after }),
        author,
        ...dependenceOn(inForce),
      })
    })
    // From the first number on again, each call would read all numbers that the calls before have changed.
    after = answer.next
  } while (after !== undefined)
}
