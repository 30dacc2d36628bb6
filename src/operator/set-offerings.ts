import { offeringName } from '../catalog/offering-name.ts'
import { entryName, type RegisterEntry } from '../inventory/register/register-entry.ts'
import type { Instant } from '../numbering/instant.ts'
import type { Offering } from '../numbering/offering.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import {
  changeRegister,
  type RegisterChange,
  type RegisterChangeAnswer,
  type RegisterTools,
} from './change-register.ts'
import { offeringsOf } from './list-offerings.ts'
import { entriesOf, plannedOfferings } from './planned-offerings.ts'
import { retirementOf, type TooLate } from './retire-offering.ts'

export type SetOfferingsAnswer =
  | Exclude<RegisterChangeAnswer, { readonly kind: 'changed' }>
  | {
      readonly kind: 'changed'
      readonly version: number
      /** The names of the offerings that are new or have other terms now, or from the instant on. */
      readonly set: readonly string[]
      /** The names of the offerings that were sold before and are not any more, or from the instant on. */
      readonly retired: readonly string[]
    }
  /** An offering comes twice. */
  | { readonly kind: 'twice'; readonly name: string }
  | TooLate

/** Which offerings to sell, and from when on. */
export interface OfferingsToSell {
  readonly offerings: readonly Offering[]
  /** Whether the offerings that are not in the list are retired. */
  readonly alone: boolean
  /** At once if absent. */
  readonly from?: Instant | undefined
}

/**
 * Sells these offerings on these terms, all or none of them. An offering that is sold on these terms already is no
 * change, so that the same list can be set again. From an instant on, the change comes into force at that instant in
 * every process, by the time of the store.
 */
export async function setOfferings(
  tools: RegisterTools & { readonly store: Pick<InventoryStore, 'now'> },
  wanted: OfferingsToSell,
): Promise<SetOfferingsAnswer> {
  const names = wanted.offerings.map(offeringName)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) return { kind: 'twice', name: twice }

  const { from } = wanted
  let changes = { set: NONE, retired: NONE }
  const answer = await changeRegister<TooLate>(tools, async () => {
    const now = from === undefined ? undefined : await tools.store.now()
    if (from !== undefined && now !== undefined && from <= now) return { kind: 'tooLate', now }
    changes = changesTo(tools, wanted)
    return from === undefined ? atOnce(tools, wanted, changes) : planned(tools, wanted, changes, from)
  })
  return answer.kind === 'changed' ? { ...answer, ...changes } : answer
}

const NONE: readonly string[] = []

interface Changes {
  readonly set: readonly string[]
  readonly retired: readonly string[]
}

/** The names of the offerings that would have other terms than those sold then. */
function changesTo({ register }: RegisterTools, { offerings, alone, from }: OfferingsToSell): Changes {
  const sold = new Map(
    offeringsOf(register).flatMap((each) => (each.isSold ? [[each.name, each.offering]] : [])),
  )
  for (const planned of plannedOfferings(register).future) {
    if (from === undefined || planned.from > from) break
    if (planned.offering === undefined) sold.delete(planned.name)
    else sold.set(planned.name, planned.offering)
  }
  const names = new Set(offerings.map(offeringName))
  return {
    set: offerings
      .filter((offering) => !hasSameTerms(offering, sold.get(offeringName(offering))))
      .map(offeringName),
    retired: alone ? [...sold.keys()].filter((name) => !names.has(name)) : NONE,
  }
}

/** What was planned for later stays planned, except for what is retired. */
function atOnce(
  { register }: RegisterTools,
  { offerings }: OfferingsToSell,
  changes: Changes,
): RegisterChange {
  const { past } = plannedOfferings(register)
  const ends = changes.retired.map((name) => retirementOf(register, name))
  return {
    put: [
      ...offerings
        .filter((offering) => changes.set.includes(offeringName(offering)))
        .map((offering) => ({ kind: 'offering' as const, offering })),
      ...ends.flatMap(({ put = [] }) => put),
    ],
    remove: [
      ...changes.set.flatMap((name) => entriesOf(past, name)),
      ...ends.flatMap(({ remove = [] }) => remove),
    ],
  }
}

/** Planned changes that later ones have replaced go. */
function planned(
  { register }: RegisterTools,
  { offerings }: OfferingsToSell,
  { set, retired }: Changes,
  from: Instant,
): RegisterChange {
  const { past } = plannedOfferings(register)
  const put: readonly RegisterEntry[] = [
    ...offerings
      .map((offering) => ({ name: offeringName(offering), from, offering }))
      .filter(({ name }) => set.includes(name)),
    ...retired.map((name) => ({ name, from })),
  ].map((change) => ({ kind: 'planned', planned: change }))
  const remove = [...set, ...retired].flatMap((name) => entriesOf(past, name).slice(0, -1))
  const names = put.map(entryName)
  return { put, remove: remove.filter((name) => !names.includes(name)) }
}

function hasSameTerms(one: Offering, other: Offering | undefined): boolean {
  return (
    one.cost.amount === other?.cost.amount &&
    one.cost.currencyCode === other.cost.currencyCode &&
    one.cost.setUpFee === other.cost.setUpFee &&
    one.agreementToNotResellRequired === other.agreementToNotResellRequired
  )
}
