import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Random choices, which a seed repeats. */
export interface Random {
  /** A whole number, both ends included. */
  integer(from: number, to: number): number
  /** `true` in `chance` of a hundred cases. */
  percent(chance: number): boolean
  /** One of the choices. */
  pick<T>(choices: readonly [T, ...T[]]): T
  pick<T>(choices: readonly T[]): T | undefined
  /** Takes an item out of the list. */
  take<T>(list: T[]): T | undefined
}

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed)
  const integer = (from: number, to: number) => uniformInt(generator, from, to)
  function pick<T>(choices: readonly [T, ...T[]]): T
  function pick<T>(choices: readonly T[]): T | undefined
  function pick<T>(choices: readonly T[]): T | undefined {
    return choices[integer(0, Math.max(choices.length - 1, 0))]
  }
  return {
    integer,
    pick,
    percent: (chance) => integer(1, 100) <= chance,
    take: (list) => (list.length === 0 ? undefined : list.splice(integer(0, list.length - 1), 1)[0]),
  }
}
