import type { OpenRegister } from '../inventory/register/open-register.ts'
import { entryName } from '../inventory/register/register-entry.ts'
import type { AgingRule } from '../numbering/aging.ts'

/** How long released numbers rest. */
export interface ListedAging {
  /** Where no rule fits, in milliseconds. */
  readonly agingMs: number
  /** By country, and the rule of the whole country before those of its types. */
  readonly rules: readonly (AgingRule & { readonly origin: 'configuration' | 'register' })[]
}

export async function listAging({ register }: { readonly register: OpenRegister }): Promise<ListedAging> {
  await register.refresh()
  const { resources, policyFor } = register.current()
  const { agingMs, agingRules = [] } = policyFor(resources[0].name)
  const rules = agingRules.map((rule) => {
    const name = entryName({ kind: 'aging', rule })
    const origin = register.stored.entries.has(name) ? ('register' as const) : ('configuration' as const)
    return { name, rule: { ...rule, origin } }
  })
  rules.sort((one, other) => (one.name < other.name ? -1 : 1))
  return { agingMs, rules: rules.map(({ rule }) => rule) }
}
