import { table } from '../table.ts'
import type { Return } from './returns.ts'

/** A table of the rounds by kind: how many, and how long after the fault the last process served again. */
export function summariseRounds(returns: readonly Return[]): string[] {
  const names = [...new Set(returns.map(({ name }) => name))].sort()
  const rows = names.map((name) => {
    const times = returns.filter((round) => round.name === name).map(({ backMs }) => Math.round(backMs))
    const sorted = times.sort((one, other) => one - other)
    return [name, times.length, sorted[Math.floor(sorted.length / 2)] ?? '', sorted.at(-1) ?? '']
  })
  return table([['round', 'times', 'back after ms (median)', '(longest)'], ...rows])
}
