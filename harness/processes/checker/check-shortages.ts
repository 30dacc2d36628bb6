import { describeHold } from './describe.ts'
import type { Hold } from './holds.ts'
import type { Knowledge } from './knowledge.ts'

/** "Out of stock" means no free number: a search that found too few has to have found all that were free. */
export function checkShortages(knowledge: Knowledge): string[] {
  return [...knowledge.holds.values()].flatMap((hold) => checkHold(hold, knowledge))
}

function checkHold(hold: Hold, { run, busy }: Knowledge): string[] {
  const { kind, quantity = 0, spans, made } = hold
  if (kind !== 'search' || spans.length >= quantity) return []
  const market = made.causes[0]?.call.kind === 'search' ? made.causes[0].call.market : ''
  const left = (run.terms.stock[market] ?? []).filter(
    (number) => !busy(number).possible.meet(made.since, made.by),
  )
  if (left.length === 0) return []
  return [
    `${describeHold(hold)} found ${spans.length} of ${quantity} in ${market}, where ${left.length} were free all the time, such as ${left[0]}`,
  ]
}
