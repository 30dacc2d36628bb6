import { entryName } from '../inventory/register/register-entry.ts'
import type { AgingRule } from '../numbering/aging.ts'
import { changeRegister, type RegisterChangeAnswer, type RegisterTools } from './change-register.ts'

/** A rule, or none any more. */
export type AgingWish = Omit<AgingRule, 'agingMs'> & { readonly agingMs: number | null }

/**
 * Sets how long the released numbers of a country, or of a type in it, rest. A number that is resting already is free
 * when its release has said.
 */
export function setAging(
  tools: RegisterTools,
  { agingMs, ...place }: AgingWish,
): Promise<RegisterChangeAnswer> {
  return changeRegister<never>(tools, () =>
    agingMs === null
      ? { remove: [entryName({ kind: 'aging', rule: { ...place, agingMs: 0 } })] }
      : { put: [{ kind: 'aging', rule: { ...place, agingMs } }] },
  )
}
