import { PIECE_SIZE } from '../../decide/piece-size.ts'
import type { FreeNumber } from './free-number.ts'
import type { FreeRun, Wanted } from './lock-free-numbers.ts'
import type { Seeker } from './seeker.ts'

/** The free numbers that a transaction has locked and that no hold has yet, by stock. */
export class Supplies {
  readonly #runs = new Map<number, FreeRun[]>()
  readonly #ended = new Set<number>()

  /** Adds what a statement has locked of a stock, of which it was asked for so much. */
  add({ stock, quantity, pieces }: Wanted, locked: readonly FreeRun[]): void {
    const runs = locked.filter((run) => run.stock === stock)
    this.#runs.set(stock, [...(this.#runs.get(stock) ?? []), ...runs])
    const rows = runs.filter(({ freeAt }) => freeAt !== undefined).length
    const found = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    const limit = Math.ceil((quantity - rows) / PIECE_SIZE) * pieces
    if (found < quantity && runs.length - rows < limit) this.end(stock)
  }

  /** Remembers that the stock has no more numbers than those that are locked. */
  end(stock: number): void {
    this.#ended.add(stock)
  }

  /** Gives the seeker what there is, and takes it past stocks that have no more. */
  serve(seeker: Seeker): void {
    while (seeker.stock !== undefined) {
      seeker.take(this.#take(seeker.stock, seeker.missing))
      if (seeker.stock === undefined || !this.#ended.has(seeker.stock)) return
      seeker.passOn()
    }
  }

  #take(stock: number, quantity: number): FreeNumber[] {
    const runs = this.#runs.get(stock) ?? []
    const taken: FreeNumber[] = []
    while (taken.length < quantity) {
      const run = runs.shift()
      if (run === undefined) break
      const end = Math.min(run.last, run.first + quantity - taken.length - 1)
      for (let number = run.first; number <= end; number += 1) taken.push(toNumber(run, number))
      if (end < run.last) runs.unshift({ ...run, first: end + 1 })
    }
    return taken
  }
}

function toNumber({ entry, freeAt, last }: FreeRun, number: number): FreeNumber {
  return { number, entry, ...(freeAt === undefined && { piece: last }) }
}
