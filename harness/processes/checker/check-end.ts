import { describeHold } from './describe.ts'
import type { Knowledge } from './knowledge.ts'

/** In the end every number is free, or its one owner is the resource that bought it. */
export function checkEnd({ run, claimsOf }: Knowledge): string[] {
  const { terms, end } = run
  const owners = new Map<string, string[]>()
  for (const [resource, numbers] of Object.entries(end.owned)) {
    for (const number of numbers) owners.set(number, [...(owners.get(number) ?? []), resource])
  }
  const free = new Set(Object.values(end.free).flat())
  const all = Object.values(terms.stock).flat()
  const known = new Set(all)
  const foreign = [...owners.keys(), ...free].filter((number) => !known.has(number))

  return [
    ...foreign.map((number) => `${number} is there in the end, and was not in the beginning`),
    ...all.flatMap((number) => {
      const owner = owners.get(number) ?? []
      const buyers = (claimsOf.get(number) ?? []).filter(
        ({ owned }) => owned?.ends.from === Number.POSITIVE_INFINITY,
      )
      if (owner.length > 1) return [`${number} is owned by ${owner.join(' and ')}`]
      if (owner.length > 0 && free.has(number)) return [`${number} is owned by ${owner[0]}, and free`]
      if (owner.length === 0 && !free.has(number) && buyers.length === 0)
        return [`${number} is lost: nobody has it, and it is not free`]
      const [buyer] = buyers
      if (buyer === undefined)
        return owner.length === 0 ? [] : [`${number} is owned by ${owner[0]}, and nobody bought it`]
      if (buyer.hold.resource === owner[0]) return []
      return [
        `${number} was bought by ${describeHold(buyer.hold)}, and is ${owner[0] === undefined ? 'nobody’s' : `owned by ${owner[0]}`}`,
      ]
    }),
  ]
}
