import type { Aim, Comparison, Limit, Measured, Quantity } from './report.ts'
import { type Spread, spreadOf } from './spread.ts'

/** Divides one side by another, round by round; `undefined` if a side was not measured. */
export function compare(
  measured: readonly Measured[],
  wanted: { name: string; quantity: Quantity; of: string; to: string; aim?: Aim },
): Comparison[] {
  const { name, quantity, of, to, aim } = wanted
  const upper = find(measured, of, quantity)
  const lower = find(measured, to, quantity)
  if (upper === undefined || lower === undefined) return []
  const ratio = spreadOf(upper.rounds.map((value, round) => value / (lower.rounds[round] ?? Number.NaN)))
  return [
    {
      name,
      quantity,
      of: { side: of, median: upper.median },
      to: { side: to, median: lower.median },
      ratio,
      ...(aim !== undefined && { aim, met: isMet(aim, ratio) }),
    },
  ]
}

/** Compares one side with a figure; `undefined` if the side was not measured. */
export function limit(
  measured: readonly Measured[],
  wanted: { name: string; quantity: Quantity; side: string; aim: Aim },
): Limit[] {
  const value = find(measured, wanted.side, wanted.quantity)
  return value === undefined ? [] : [{ ...wanted, value, met: isMet(wanted.aim, value) }]
}

function find(measured: readonly Measured[], side: string, quantity: Quantity): Spread | undefined {
  return measured.find((one) => one.side === side)?.quantities[quantity]
}

function isMet(aim: Aim, { median }: Spread): boolean {
  return 'atLeast' in aim ? median >= aim.atLeast : median <= aim.atMost
}
