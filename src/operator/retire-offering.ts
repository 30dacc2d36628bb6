import { offeringName } from '../catalog/offering-name.ts'
import { DEFAULT_OFFERINGS } from '../catalog/offerings.ts'
import type { OpenRegister } from '../inventory/register/open-register.ts'
import type { Instant } from '../numbering/instant.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import {
  changeRegister,
  type RegisterChange,
  type RegisterChangeAnswer,
  type RegisterTools,
} from './change-register.ts'
import { offeringsOf } from './list-offerings.ts'
import { entriesOf, plannedOfferings } from './planned-offerings.ts'

const DEFAULT_NAMES: ReadonlySet<string> = new Set(DEFAULT_OFFERINGS.map(offeringName))

/**
 * The change by which an offering is not sold any more, and its planned changes do not come into force. A default
 * offering would be sold again without an entry.
 */
export function retirementOf(register: OpenRegister, offering: string): RegisterChange {
  const { past, future } = plannedOfferings(register)
  const planned = entriesOf([...past, ...future], offering)
  return DEFAULT_NAMES.has(offering)
    ? { put: [{ kind: 'retirement', offering }], remove: planned }
    : { remove: [`offering/${offering}`, ...planned] }
}

export interface NotSold {
  readonly kind: 'notSold'
}

/** The instant of a planned change has passed. */
export interface TooLate {
  readonly kind: 'tooLate'
  readonly now: Instant
}

/**
 * Ends the sale of an offering. What is held stays held at its price, and what is owned stays owned.
 * @param name as `offeringName` gives it
 * @param from at once if absent
 */
export function retireOffering(
  tools: RegisterTools & { readonly store: Pick<InventoryStore, 'now'> },
  name: string,
  from?: Instant,
): Promise<RegisterChangeAnswer | NotSold | TooLate> {
  const { register, store } = tools
  return changeRegister<NotSold | TooLate>(tools, async () => {
    if (!isSold(register, name)) return { kind: 'notSold' }
    if (from === undefined) return retirementOf(register, name)
    const now = await store.now()
    return from <= now ? { kind: 'tooLate', now } : { put: [{ kind: 'planned', planned: { name, from } }] }
  })
}

/** Takes back the planned changes of an offering that are still to come; none of them is no change. */
export function cancelPlans(tools: RegisterTools, name: string): Promise<RegisterChangeAnswer> {
  return changeRegister<never>(tools, () => ({
    remove: entriesOf(plannedOfferings(tools.register).future, name),
  }))
}

function isSold(register: OpenRegister, name: string): boolean {
  return offeringsOf(register).some((each) => each.isSold && each.name === name)
}
