import type { NumberType } from './offering.ts'

/** How long the released numbers of a country rest, or those of one type in it. */
export interface AgingRule {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** All types if absent. */
  readonly numberType?: NumberType
  /** In milliseconds. */
  readonly agingMs: number
}

/** How long released numbers rest before they can be found again. */
export interface Aging {
  /** Where no rule fits, in milliseconds. */
  readonly agingMs: number
  /** A rule of a type goes before the rule of its whole country. */
  readonly agingRules?: readonly AgingRule[]
}

/** How long a number of this country and type rests once it is released, in milliseconds. */
export function agingOf(
  { agingMs, agingRules = [] }: Aging,
  { country, numberType }: { readonly country: string; readonly numberType: NumberType },
): number {
  const ofCountry = agingRules.filter((rule) => rule.country === country)
  const rule =
    ofCountry.find((each) => each.numberType === numberType) ??
    ofCountry.find((each) => each.numberType === undefined)
  return rule?.agingMs ?? agingMs
}
