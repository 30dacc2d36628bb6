import { PIECE_SIZE } from '../../decide/piece-size.ts'
import type { FreeNumber } from './free-number.ts'
import type { FreePiece, LockedOfStock, Wanted } from './lock-free-numbers.ts'
import type { Seeker } from './seeker.ts'

/** Numbers that no hold has yet: a single row, or the rest of a piece. */
interface Run {
  readonly first: number
  readonly last: number
  readonly of: Omit<FreeNumber, 'number'>
}

/** The free numbers that a transaction has locked and that no hold has yet, by stock. */
export class Supplies {
  readonly #runs = new Map<number, Run[]>()
  readonly #ended = new Set<number>()

  /** Adds the rows and pieces that a statement has locked of a stock, and compares them with the wanted ones. */
  add({ stock, quantity, pieces: most }: Wanted, { rows, pieces }: LockedOfStock): void {
    const runs = [
      ...rows.map(({ number, entry }) => ({ first: number, last: number, of: { stock, entry } })),
      ...pieces.map((piece) => ({
        first: piece.first,
        last: piece.last,
        of: { stock, entry: piece.entry, piece },
      })),
    ]
    this.#runs.set(stock, [...(this.#runs.get(stock) ?? []), ...runs])
    const found = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    const limit = Math.ceil((quantity - rows.length) / PIECE_SIZE) * most
    if (found < quantity && pieces.length < limit) this.end(stock)
  }

  /** Remembers that the stock has no more numbers than the locked ones. */
  end(stock: number): void {
    this.#ended.add(stock)
  }

  /** Gives the seeker numbers, and takes it past stocks that have no more. */
  serve(seeker: Seeker): void {
    while (seeker.stock !== undefined) {
      seeker.take(this.#take(seeker.stock, seeker.missing))
      if (seeker.stock === undefined || !this.#ended.has(seeker.stock)) return
      seeker.passOn()
    }
  }

  /** Whether seekers have taken all numbers of the piece. */
  isUsedUp(piece: FreePiece): boolean {
    return !this.#runs.get(piece.stock)?.some((run) => run.of.piece === piece)
  }

  #take(stock: number, quantity: number): FreeNumber[] {
    const runs = this.#runs.get(stock) ?? []
    const taken: FreeNumber[] = []
    while (taken.length < quantity) {
      const run = runs.shift()
      if (run === undefined) break
      const end = Math.min(run.last, run.first + quantity - taken.length - 1)
      for (let number = run.first; number <= end; number += 1) taken.push({ number, ...run.of })
      if (end < run.last) runs.unshift({ ...run, first: end + 1 })
    }
    return taken
  }
}
