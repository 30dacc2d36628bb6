import { offeringName } from '../catalog/offering-name.ts'
import type { Offering } from '../numbering/offering.ts'
import {
  changeRegister,
  type RegisterChange,
  type RegisterChangeAnswer,
  type RegisterTools,
} from './change-register.ts'
import { offeringsOf } from './list-offerings.ts'
import { retirementOf } from './retire-offering.ts'

export type SetOfferingsAnswer =
  | Exclude<RegisterChangeAnswer, { readonly kind: 'changed' }>
  | {
      readonly kind: 'changed'
      readonly version: number
      /** The names of the offerings that are new or have other terms now. */
      readonly set: readonly string[]
      /** The names of the offerings that were sold before and are not any more. */
      readonly retired: readonly string[]
    }
  /** An offering comes twice. */
  | { readonly kind: 'twice'; readonly name: string }

/**
 * Sells these offerings on these terms, all or none of them. An offering that is sold on these terms already is no
 * change, so that the same list can be set again.
 *
 * @param alone whether the offerings that are not in the list are retired
 */
export async function setOfferings(
  tools: RegisterTools,
  offerings: readonly Offering[],
  alone: boolean,
): Promise<SetOfferingsAnswer> {
  const wanted = new Map(offerings.map((offering) => [offeringName(offering), offering]))
  if (wanted.size < offerings.length) {
    const names = offerings.map(offeringName)
    return { kind: 'twice', name: names.find((name, index) => names.indexOf(name) < index) ?? '' }
  }

  let set: readonly string[] = []
  let retired: readonly string[] = []
  const answer = await changeRegister<never>(tools, (): RegisterChange => {
    const sold = new Map(
      offeringsOf(tools.register).flatMap((each) => (each.isSold ? [[each.name, each.offering]] : [])),
    )
    const changed = offerings.filter((offering) => !hasSameTerms(offering, sold.get(offeringName(offering))))
    set = changed.map(offeringName)
    retired = alone ? [...sold.keys()].filter((name) => !wanted.has(name)) : []
    const ends = retired.map(retirementOf)
    return {
      put: [
        ...changed.map((offering) => ({ kind: 'offering' as const, offering })),
        ...ends.flatMap(({ put = [] }) => put),
      ],
      remove: ends.flatMap(({ remove = [] }) => remove),
    }
  })
  return answer.kind === 'changed' ? { ...answer, set, retired } : answer
}

function hasSameTerms(one: Offering, other: Offering | undefined): boolean {
  return (
    one.cost.amount === other?.cost.amount &&
    one.cost.currencyCode === other.cost.currencyCode &&
    one.agreementToNotResellRequired === other.agreementToNotResellRequired
  )
}
