import type { ListedAging } from '../../operator/list-aging.ts'
import type { AgingModel } from '../contract/aging-schemas.ts'

/** How long released numbers rest, as the operator sees it. */
export function toAging({ agingMs, rules }: ListedAging): AgingModel {
  return {
    seconds: agingMs / 1_000,
    rules: rules.map(({ agingMs: ms, ...rule }) => ({ ...rule, seconds: ms / 1_000 })),
  }
}
